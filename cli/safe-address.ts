const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Whether a secret may go there: over TLS, or to this machine. */
export const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && loopback.includes(hostname));
