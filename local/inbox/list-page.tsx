import type { OutboxMessage } from "../ses/outbox.ts";
import { Kind, Layout } from "./layout.tsx";
import { dayOf, kindOf, messages, senderOf, subjectOf, timeOf } from "./wording.ts";

export interface ListPageProps {
  /** Newest first. */
  page: OutboxMessage[];
  search: string;
  number: number;
  pages: number;
  total: number;
  /** Changes with every message that belongs in this list. */
  version: string;
}

export function ListPage(props: ListPageProps) {
  const { search, number, pages, total, version, page } = props;
  return (
    <Layout title={search ? `Mail to ${search}` : "Sent mail"} search={search} live={number === 1}>
      <div class="title">
        <h1>{search ? "Search" : "Sent mail"}</h1>
        <p role="status" id="count">
          {search ? `${messages(total)} to “${search}”` : messages(total)}
        </p>
        {search && (
          <a class="quiet" href="/">
            Show all
          </a>
        )}
      </div>
      <div id="list" data-version={version}>
        {page.length === 0 ? <Empty search={search} /> : <Days page={page} />}
      </div>
      {pages > 1 && <Pages search={search} number={number} pages={pages} />}
    </Layout>
  );
}

function Days({ page }: { page: OutboxMessage[] }) {
  const days = Map.groupBy(page, ({ at }) => dayOf(at));
  return (
    <>
      {[...days].map(([day, sent]) => (
        <section class="day" key={day}>
          <h2>{day}</h2>
          <ol class="messages">
            {sent.map((message) => (
              <Row key={message.id} message={message} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Row({ message }: { message: OutboxMessage }) {
  return (
    <li class="row">
      <a class="subject" href={`/messages/${message.id}`}>
        <bdi>{subjectOf(message)}</bdi>
      </a>
      <Kind kind={kindOf(message)} />
      <p class="people">
        <span class="quiet">To</span> <bdi class="to">{message.to.join(", ")}</bdi>{" "}
        <span class="from">
          <span class="quiet">from</span> <bdi>{senderOf(message).name}</bdi>
        </span>
      </p>
      <time datetime={message.at}>{timeOf(message.at)}</time>
    </li>
  );
}

function Empty({ search }: { search: string }) {
  return (
    <div class="empty">
      <h2>{search ? "No mail to such an address" : "Nothing has been sent yet"}</h2>
      <p>
        {search
          ? "Any part of an address will do: a name, or everything behind the @."
          : "Subscribe on the hub’s page, and the confirmation appears here by itself."}
      </p>
    </div>
  );
}

function Pages({ search, number, pages }: { search: string; number: number; pages: number }) {
  const address = (page: number): string => {
    const query = new URLSearchParams({ ...(search && { q: search }), ...(page > 1 && { page: String(page) }) });
    return query.size > 0 ? `/?${query}` : "/";
  };
  return (
    <nav class="pages" aria-label="Pages">
      {number > 1 ? <a href={address(number - 1)}>Newer</a> : <span />}
      <span>
        Page {number} of {pages}
      </span>
      {number < pages ? <a href={address(number + 1)}>Older</a> : <span />}
    </nav>
  );
}
