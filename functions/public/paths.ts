/** A link of ours as seen from our own pages. */
export const pathOf = (url: string): string => new URL(url).pathname;
