import type { Child } from "hono/jsx";
import type { OutboxMessage } from "../ses/outbox.ts";
import { Kind, Layout } from "./layout.tsx";
import type { ParsedMessage } from "./parsed-message.ts";
import type { View } from "./views.tsx";
import { dayOf, kindOf, senderOf, subjectOf, timeOf } from "./wording.ts";

export interface MessagePageProps {
  message: OutboxMessage;
  parsed: ParsedMessage;
  view: View;
  children: Child;
}

export function MessagePage({ message, parsed, view, children }: MessagePageProps) {
  const sender = senderOf(message);
  const { kind: _, ...otherTags } = message.tags;
  return (
    <Layout title={subjectOf(message)}>
      <p class="back">
        <a href="/">All messages</a>
      </p>
      <div class="title">
        <h1>
          <bdi>{subjectOf(message)}</bdi>
        </h1>
        <Kind kind={kindOf(message)} />
      </div>
      <dl class="envelope">
        <Fact name="From">
          <bdi>{sender.name}</bdi>
          {sender.name !== sender.address && <bdi class="quiet"> {sender.address}</bdi>}
        </Fact>
        <Fact name="To">
          <bdi>{message.to.join(", ")}</bdi>
        </Fact>
        <Fact name="Sent">
          <time datetime={message.at}>
            {dayOf(message.at)}, {timeOf(message.at)} UTC
          </time>
        </Fact>
        {Object.keys(otherTags).length > 0 && (
          <Fact name="Tags">
            {Object.entries(otherTags).map(([name, value]) => (
              <code class="tag" key={name}>
                {name}={value}
              </code>
            ))}
          </Fact>
        )}
      </dl>
      <Tabs id={message.id} parsed={parsed} view={view} />
      <section class="view" aria-label={`${view} view`}>
        {children}
      </section>
    </Layout>
  );
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Tabs({ id, parsed, view }: { id: string; parsed: ParsedMessage; view: View }) {
  const tabs: { view: View; label: string; there: boolean }[] = [
    { view: "html", label: "HTML", there: parsed.html !== undefined },
    { view: "text", label: "Text", there: parsed.text !== undefined },
    { view: "attachments", label: `Attachments ${parsed.attachments.length}`, there: parsed.attachments.length > 0 },
    { view: "headers", label: "Headers", there: true },
    { view: "source", label: "Source", there: true },
  ];
  return (
    <nav class="tabs" aria-label="Views of this message">
      {tabs
        .filter(({ there }) => there)
        .map((tab) => (
          <a key={tab.view} href={`/messages/${id}/${tab.view}`} {...(tab.view === view && { "aria-current": "page" })}>
            {tab.label}
          </a>
        ))}
    </nav>
  );
}
