import { decodeWords } from "../ses/encoded-word.ts";
import { readHeader } from "../ses/mime-header.ts";
import type { ParsedMessage } from "./parsed-message.ts";
import { SANDBOX } from "./security.ts";
import { kilobytes } from "./wording.ts";

export const VIEWS = ["html", "text", "attachments", "headers", "source"] as const;
export type View = (typeof VIEWS)[number];

/** Enough to read; browsers labour on megabytes in one block. */
const MAX_SOURCE_BYTES = 256 * 1024;
const URL_PATTERN = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

export function HtmlView({ id, narrow }: { id: string; narrow: boolean }) {
  const current = (on: boolean) => (on ? { "aria-current": "true" as const } : {});
  return (
    <>
      <nav class="widths" aria-label="Width">
        <a href={`/messages/${id}/html`} {...current(!narrow)}>
          Wide
        </a>
        <a href={`/messages/${id}/html?width=phone`} {...current(narrow)}>
          Phone
        </a>
      </nav>
      <iframe
        class={narrow ? "paper phone" : "paper"}
        src={`/messages/${id}/body`}
        sandbox={SANDBOX}
        title="The message as its reader sees it"
      />
    </>
  );
}

export function TextView({ text }: { text: string }) {
  return (
    <pre class="sheet prose" dir="auto">
      {text.split(URL_PATTERN).map((piece, i) =>
        // split() puts what the pattern captured at the odd places
        i % 2 === 1 ? (
          <a key={piece} href={piece} target="_blank" rel="noreferrer">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </pre>
  );
}

export function AttachmentsView({ id, attachments }: { id: string; attachments: ParsedMessage["attachments"] }) {
  return (
    <ul class="attachments">
      {attachments.map(({ index, name, type, content }) => (
        <li class="sheet" key={index}>
          <div class="attachment">
            <p>
              <bdi class="name">{name}</bdi>
              <span class="quiet">
                {type}, {kilobytes(content.length)}
              </span>
            </p>
            <a class="button" href={`/messages/${id}/attachments/${index}`}>
              Download<span class="unseen"> {name}</span>
            </a>
          </div>
          {type === "text/calendar" && <pre>{content.toString("utf8")}</pre>}
        </li>
      ))}
    </ul>
  );
}

export function HeadersView({ raw }: { raw: Buffer }) {
  return (
    <div class="sheet">
      <dl class="headers">
        {readHeader(raw).fields.map(({ name, value, start }) => (
          <div key={start}>
            <dt>{name}</dt>
            <dd>
              <bdi>{decodeWords(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export function SourceView({ id, raw }: { id: string; raw: Buffer }) {
  return (
    <>
      <p class="actions">
        <a class="button" href={`/messages/${id}/raw`}>
          Download the message
        </a>
        <span class="quiet">
          {kilobytes(raw.length)}
          {raw.length > MAX_SOURCE_BYTES && `, of which the first ${kilobytes(MAX_SOURCE_BYTES)} are shown`}
        </span>
      </p>
      <pre class="sheet">{raw.toString("utf8", 0, MAX_SOURCE_BYTES)}</pre>
    </>
  );
}
