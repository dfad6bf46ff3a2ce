/** @jsxImportSource react */
import type { ReactNode } from "react";
import type { Leaf } from "../../hub/meetings/dates.ts";
import { look } from "../look.ts";
import { serif, type } from "../tokens.ts";

interface TicketSheetProps {
  leaf: Leaf;
  /** The date is void. */
  struck?: boolean;
  children: ReactNode;
}

/** A leaf of the calendar, and entries beside it. */
export function TicketSheet({ leaf, struck = false, children }: TicketSheetProps) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      {...look({ ground: "panel", border: "rule", style: { border: "1px solid", margin: "0 0 28px" } })}
    >
      <tbody>
        <tr>
          <td
            width="96"
            align="center"
            aria-hidden="true"
            {...look({
              ground: "tile",
              also: "leaf",
              style: { width: "96px", padding: "22px 6px 20px", verticalAlign: "top" },
            })}
          >
            <LeafOfCalendar leaf={leaf} struck={struck} />
          </td>
          <td className="stub" style={{ padding: "20px 24px 8px", verticalAlign: "top" }}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Decoration: everything on it is said in words beside it. */
function LeafOfCalendar({ leaf, struck }: { leaf: Leaf; struck: boolean }) {
  const small = { ...type.label, letterSpacing: "0.06em", margin: 0 };
  const shown = leaf.day ?? leaf.month;
  const size = shown.length > 2 ? { fontSize: "21px", lineHeight: "36px" } : { fontSize: "42px", lineHeight: "50px" };
  const line = struck ? { textDecoration: "line-through" } : {};
  const big = { fontFamily: serif, fontWeight: 700, margin: 0, ...size, ...line };
  return (
    <>
      {leaf.weekday !== undefined && <p {...look({ text: "onDeepMuted", style: small })}>{leaf.weekday}</p>}
      <p {...look({ text: "onDeep", style: big })}>{shown}</p>
      {leaf.day !== undefined && <p {...look({ text: "onDeep", style: small })}>{leaf.month}</p>}
      <p {...look({ text: "onDeepMuted", style: { ...small, fontWeight: 400 } })}>{leaf.year}</p>
    </>
  );
}
