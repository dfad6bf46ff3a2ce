/** @jsxImportSource react */
import { Button } from "../components.ts";
import { look } from "../look.ts";
import { type } from "../tokens.ts";

export interface Action {
  href: string;
  label: string;
}

const shape = {
  ...type.body,
  fontWeight: 700,
  lineHeight: "20px",
  padding: "13px 24px",
  border: "2px solid",
  borderRadius: "4px",
  textDecoration: "none",
} as const;

const primary = look({ text: "onDeep", ground: "action", border: "action", also: "button", style: shape });
const secondary = look({ text: "accent", ground: "card", border: "seam", also: "button", style: shape });

/** Buttons in order of weight: the first is filled, the others are outlined. */
export function Actions({ actions }: { actions: Action[] }) {
  if (actions.length === 0) return null;
  return (
    <div style={{ margin: "24px 0 8px" }}>
      {actions.map(({ href, label }, i) => (
        <span key={href} className="edge" style={{ display: "inline", paddingRight: "10px" }}>
          <Button href={href} {...withGap(i === 0 ? primary : secondary)}>
            {label}
          </Button>
        </span>
      ))}
    </div>
  );
}

const withGap = (button: ReturnType<typeof look>) => ({ ...button, style: { ...button.style, marginBottom: "12px" } });
