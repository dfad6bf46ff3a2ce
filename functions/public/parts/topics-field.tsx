import { topics } from "../../../hub/subscribers/topics.ts";
import type { Site } from "../site.ts";
import { describedBy, ErrorText, Hint, invalidIf } from "./field.tsx";

interface TopicsFieldProps {
  site: Site;
  chosen: readonly string[];
  error: string | undefined;
}

export const TopicsField = ({ site, chosen, error }: TopicsFieldProps) => (
  <fieldset id="topics" aria-describedby={describedBy("topics", site.words.form.topics.hint, error)}>
    <legend>{site.words.form.topics.label}</legend>
    <Hint name="topics">{site.words.form.topics.hint}</Hint>
    <div class="choices">
      {topics.map((topic) => (
        <label class="choice" key={topic}>
          <input
            class="tick"
            type="checkbox"
            name="topics"
            value={topic}
            checked={chosen.includes(topic)}
            aria-labelledby={`topic-${topic}`}
            aria-describedby={`topic-${topic}-what`}
            aria-invalid={invalidIf(error)}
          />
          <span id={`topic-${topic}`}>{site.words.topics[topic].name}</span>
          <span class="hint" id={`topic-${topic}-what`}>
            {site.words.topics[topic].what}
          </span>
        </label>
      ))}
    </div>
    <ErrorText name="topics" error={error} />
  </fieldset>
);
