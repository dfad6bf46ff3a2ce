import { describedBy, ErrorText, Hint, invalidIf } from "./field.tsx";

interface TextFieldProps {
  name: string;
  type: "text" | "email";
  autocomplete: string;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  /** The word beside the label of a field that may stay empty. */
  optional?: string;
}

export const TextField = ({ name, type, autocomplete, label, hint, value, error, optional }: TextFieldProps) => (
  <div>
    <label for={name}>
      {label}
      {optional && <span class="optional"> ({optional})</span>}
    </label>
    {hint && <Hint name={name}>{hint}</Hint>}
    <input
      class="input"
      id={name}
      name={name}
      type={type}
      autocomplete={autocomplete}
      autocapitalize={type === "email" ? "none" : undefined}
      spellcheck={false}
      value={value}
      required={optional === undefined}
      aria-invalid={invalidIf(error)}
      aria-describedby={describedBy(name, hint, error)}
    />
    <ErrorText name={name} error={error} />
  </div>
);
