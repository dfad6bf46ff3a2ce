import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { headersNamed, parsers, type ReadMail } from "../mail/read.ts";

/** A message as it arrived. */
export interface Received extends ReadMail {
  /** Of the envelope. */
  recipient: string;
  /** RFC 8058's address. */
  unsubscribe: string | undefined;
  raw: Buffer;
}

/** Where the emulator's SES hands mail to: an SMTP server of nodemailer's author, on the loopback interface. */
export interface Mailbox {
  port: number;
  all(): readonly Received[];
  /** Of one reader, oldest first. */
  to(address: string): Received[];
  close(): Promise<void>;
}

export async function startMailbox(arrived: (mail: Received) => Promise<void> = async () => {}): Promise<Mailbox> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, { envelope }, done) {
      const take = async () => {
        const raw = await buffer(stream);
        const [, unsubscribe] = /^<([^>]+)>$/.exec(headersNamed(raw, "list-unsubscribe")[0] ?? "") ?? [];
        for (const { address } of envelope.rcptTo) {
          const mail = { ...(await parsers.mailparser(raw)), recipient: address, unsubscribe, raw };
          mails.push(mail);
          await arrived(mail);
        }
      };
      take().then(() => done(), done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The mailbox listens on no port.");
  return {
    port: address.port,
    all: () => mails,
    to: (recipient) => mails.filter((mail) => mail.recipient === recipient),
    close: () => new Promise((closed) => server.close(closed)),
  };
}
