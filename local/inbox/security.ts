/*
 * Messages are written by strangers as far as this viewer is concerned. Its own pages run nothing but its own script;
 * a message's HTML is a document without scripts, forms or origin, shown in a frame.
 */

const HARDENING = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...HARDENING,
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};

/** Links may open a tab, which is how one tries a confirmation; pictures come from the message or from this machine. */
export const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

export const MESSAGE_BODY_HEADERS: Readonly<Record<string, string>> = {
  ...HARDENING,
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data: http://localhost:* http://127.0.0.1:*",
    "form-action 'none'",
    "frame-ancestors 'self'",
    `sandbox ${SANDBOX}`,
  ].join("; "),
};

/** A download never opens in the viewer's origin, whatever type its sender gave it. */
export function downloadHeaders(name: string, type: string): Record<string, string> {
  const ascii = name.replace(/[^\w. -]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return {
    ...HARDENING,
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": type === "text/calendar" ? "text/calendar; charset=utf-8" : "application/octet-stream",
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  };
}

/** Makes a message's links open beside the viewer: inside its frame they would lead to pages that refuse to be framed. */
export function openLinksOutside(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head(?:\s[^>]*)?>/i.exec(html);
  if (!head) return base + html;
  const end = head.index + head[0].length;
  return html.slice(0, end) + base + html.slice(end);
}
