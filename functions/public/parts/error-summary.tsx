import type { FormState } from "../form-state.ts";
import type { Site } from "../site.ts";

/** Every refused field in one place, at the top, each with a way to it. */
export function ErrorSummary({ site, form }: { site: Site; form: FormState }) {
  const wrong = Object.entries(form.errors);
  if (wrong.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabindex={-1} data-focus aria-labelledby="errors-title">
      <h2 id="errors-title">{site.words.errors.title}</h2>
      <ul>
        {wrong.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
