/** @jsxImportSource react */
import { Button } from "../components.ts";
import type { Invitation } from "../invitation.ts";
import { look } from "../look.ts";
import { type } from "../tokens.ts";
import type { Words } from "../words/index.ts";

interface Action {
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

interface MeetingActionsProps {
  invitation: Invitation;
  words: Words;
  /** Long before a meeting one registers, shortly before it one joins. */
  first?: "register" | "join";
}

export function MeetingActions({ invitation, words, first = "register" }: MeetingActionsProps) {
  const { registerUrl, joinUrl } = invitation;
  const register = registerUrl === undefined ? [] : [{ href: registerUrl, label: words.links.register }];
  const join = joinUrl === undefined ? [] : [{ href: joinUrl, label: words.links.join }];
  return <Actions actions={first === "register" ? [...register, ...join] : [...join, ...register]} />;
}

const withGap = (button: ReturnType<typeof look>) => ({ ...button, style: { ...button.style, marginBottom: "12px" } });
