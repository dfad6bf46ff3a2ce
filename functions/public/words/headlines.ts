/** A day, several days or a month, in words. */
export interface Dated {
  kind: "day" | "days" | "month";
  text: string;
}

/** What happened to a meeting, in a line that ends with its title. */
export interface Headlines {
  cancelled(title: string): string;
  reinstated(title: string): string;
  recap(title: string): string;
  moved(to: Dated, title: string): string;
  /** A month has got its day. */
  set(to: Dated, title: string): string;
  hours(on: Dated, title: string): string;
  place(title: string): string;
  link(title: string): string;
  /** Of anything else. */
  words(title: string): string;
}
