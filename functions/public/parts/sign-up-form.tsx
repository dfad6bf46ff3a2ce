import type { FormState } from "../form-state.ts";
import type { Site } from "../site.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { ErrorText, invalidIf } from "./field.tsx";
import { TextField } from "./text-field.tsx";

export function SignUpForm({ site, form }: { site: Site; form: FormState }) {
  const said = site.words.form;
  const { errors } = form;
  return (
    // Refusals come in the words of the page, and all at once: a browser would say them in its own.
    <form class="form" method="post" action={`/subscribe?lang=${site.language}`} novalidate>
      <TextField
        name="email"
        type="email"
        autocomplete="email"
        label={said.email.label}
        value={form.email}
        error={errors.email}
      />
      <ChoiceFields site={site} form={form} />
      <div>
        <label class="choice plain">
          <input
            class="tick"
            id="consent"
            type="checkbox"
            name="consent"
            value="yes"
            required
            checked={form.consent}
            aria-invalid={invalidIf(errors.consent)}
            aria-describedby={errors.consent ? "consent-error" : undefined}
          />
          <span>{said.consent(site.hub.name)}</span>
        </label>
        <ErrorText name="consent" error={errors.consent} />
      </div>
      <div class="actions">
        <button class="button" type="submit">
          {said.submit}
        </button>
        <a class="small" href={site.link("/privacy")}>
          {said.consentMore}
        </a>
      </div>
    </form>
  );
}
