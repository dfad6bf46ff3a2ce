import type { FormState } from "../form-state.ts";
import type { Site } from "../site.ts";
import { LanguageField } from "./language-field.tsx";
import { TextField } from "./text-field.tsx";
import { TopicsField } from "./topics-field.tsx";
import { ZoneField } from "./zone-field.tsx";

/** What signing up and changing one's mind have in common. */
export const ChoiceFields = ({ site, form }: { site: Site; form: FormState }) => (
  <>
    <TextField
      name="name"
      type="text"
      autocomplete="name"
      label={site.words.form.name.label}
      hint={site.words.form.name.hint}
      optional={site.words.form.optional}
      value={form.name}
      error={form.errors.name}
    />
    <TopicsField site={site} chosen={form.topics} error={form.errors.topics} />
    <LanguageField site={site} value={form.language} error={form.errors.language} />
    <ZoneField site={site} value={form.zone} error={form.errors.zone} />
  </>
);
