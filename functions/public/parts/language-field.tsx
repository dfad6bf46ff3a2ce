import { languages } from "../../../hub/config.ts";
import type { Site } from "../site.ts";
import { words } from "../words/index.ts";
import { describedBy, ErrorText, invalidIf } from "./field.tsx";

export const LanguageField = ({ site, value, error }: { site: Site; value: string; error: string | undefined }) => (
  <div
    id="language"
    role="radiogroup"
    aria-labelledby="language-label"
    aria-invalid={invalidIf(error)}
    aria-describedby={describedBy("language", undefined, error)}
  >
    <p class="label" id="language-label">
      {site.words.form.language.label}
    </p>
    <div class="choices beside">
      {languages.map((language) => (
        <label class="choice" key={language}>
          <input
            class="tick"
            type="radio"
            name="language"
            value={language}
            checked={language === value}
            autocomplete="off"
            required
          />
          <span lang={language}>{words[language].languageName}</span>
        </label>
      ))}
    </div>
    <ErrorText name="language" error={error} />
  </div>
);
