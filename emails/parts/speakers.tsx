/** @jsxImportSource react */
import { Fragment } from "react";
import { look } from "../look.ts";
import { type } from "../tokens.ts";
import { breaking } from "./prose.tsx";

export function Speakers({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <p {...look({ text: "muted", style: { ...type.small, ...breaking, margin: "4px 0 0" } })}>
      {names.map((name, i) => (
        <Fragment key={name}>
          {i > 0 && " · "}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
