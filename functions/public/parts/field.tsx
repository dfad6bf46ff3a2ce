import type { Child } from "hono/jsx";

/** What ties a control to its hint and its error. */
export const describedBy = (name: string, hint: string | undefined, error: string | undefined) =>
  [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ") || undefined;

export const invalidIf = (error: string | undefined) => (error ? "true" : undefined);

export const Hint = ({ name, children }: { name: string; children?: Child }) => (
  <span class="hint" id={`${name}-hint`}>
    {children}
  </span>
);

export const ErrorText = ({ name, error }: { name: string; error: string | undefined }) =>
  error ? (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;
