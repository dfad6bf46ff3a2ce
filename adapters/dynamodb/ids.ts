const idBytes = 12;

/** How many bytes so many ids take. */
export const packedLength = (ids: number): number => ids * idBytes;

/** Fifty ids in 600 bytes: a chunk stays near the 1 KB that one write unit pays for. */
export const packIds = (ids: string[]): Uint8Array => Buffer.concat(ids.map((id) => Buffer.from(id, "base64url")));

export function unpackIds(packed: Uint8Array): string[] {
  const bytes = Buffer.from(packed);
  return Array.from({ length: bytes.length / idBytes }, (_, i) =>
    bytes.subarray(i * idBytes, (i + 1) * idBytes).toString("base64url"),
  );
}
