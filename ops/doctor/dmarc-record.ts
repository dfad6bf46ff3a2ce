/** A domain's `_dmarc` texts. */
export interface DmarcStep {
  domain: string;
  texts: string[];
}

/** A record's tags, in lower case. */
export type Tags = Record<string, string>;

/** What a domain has of records. Of several at a name none counts. */
export interface DmarcRecords {
  domain: string;
  records: Tags[];
}

/** Above it nobody looks: `org` alone, or eight labels at most. */
const mostSteps = 8;

/**
 * The domains where a policy for `domain` may be, in the order they are asked (DMARCbis, "DNS Tree Walk"): itself, then
 * each parent, of very long names the last seven labels.
 */
export function dmarcWalk(domain: string): string[] {
  const labels = domain.split(".");
  const parents = labels.slice(Math.max(1, labels.length - (mostSteps - 1)));
  return [domain, ...parents.map((_, i) => parents.slice(i).join("."))];
}

/**
 * The records that receivers go by, for the first domain of a walk: its own, or else its organisation's, and none in
 * between. The organisation is the topmost that has a record, unless one of them says that it is (psd=n), or that it is a
 * public suffix (psd=y): then it is the name below that.
 */
export function recordsFor(steps: DmarcStep[]): DmarcRecords | undefined {
  const [own, ...above] = steps.map(({ domain, texts }) => ({ domain, records: recordsIn(texts) }));
  if (own && own.records.length > 0) return own;
  const marked = above.findIndex((one) => /^[ny]$/.test(psdOf(one)));
  if (marked < 0) return above.findLast(({ records }) => records.length > 0);
  const mark = above[marked];
  return mark && psdOf(mark) === "n" ? mark : above[marked - 1];
}

const recordsIn = (texts: string[]): Tags[] => texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text)).map(tagsOf);

const psdOf = ({ records: [record, ...more] }: DmarcRecords): string => (more.length === 0 && record?.psd) || "";

const tagsOf = (record: string): Tags =>
  Object.fromEntries(
    record
      .split(";")
      .map((tag) => tag.split("=").map((part) => part.trim()))
      .filter(([name]) => name)
      .map(([name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()]),
  );
