const ENCODED_WORD = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;
/** White space between two encoded words is not part of the text (RFC 2047 §6.2). */
const BETWEEN = /(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi;

/** Decodes RFC 2047 encoded words in a header's value; what cannot be decoded stays as it is. */
export function decodeWords(value: string): string {
  return value.replace(BETWEEN, "$1").replace(ENCODED_WORD, (word: string, ...groups: string[]) => {
    const [charset = "", encoding = "", text = ""] = groups;
    try {
      return new TextDecoder(charset).decode(
        encoding.toLowerCase() === "b" ? Buffer.from(text, "base64") : octetsOfQ(text),
      );
    } catch (error) {
      if (error instanceof RangeError) return word; // a charset that the platform does not know
      throw error;
    }
  });
}

function octetsOfQ(text: string): Buffer {
  const plain = text
    .replaceAll("_", " ")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}
