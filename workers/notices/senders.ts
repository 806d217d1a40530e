import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Channel } from '../../database/notice/deliveries.ts';

export type Message = {
  /** The same for each try. */
  id: string;
  recipient: string;
  title: string;
  text: string;
};

/** The ways out of the platform that are set up. Throws from `send` when the other side has not taken it. */
export type Senders = {
  channels: readonly Channel[];
  send: (channel: Channel, message: Message) => Promise<void>;
  close: () => void;
};

export type SenderSettings = {
  /** smtp(s)://user:password@host:port, and whom mails are from. */
  mail?: { url: string; from: string } | undefined;
  /** The city's SMS gateway, and the secret that it knows us by. */
  sms?: { url: string; secret: string } | undefined;
};

/** Milliseconds until the other side must have answered. */
const patience = 10_000;

export function makeSenders({ mail, sms }: SenderSettings): Senders {
  const transport =
    mail &&
    createTransport(
      { url: mail.url, connectionTimeout: patience, socketTimeout: patience },
      { from: mail.from },
    );
  const ways: Partial<Record<Channel, (message: Message) => Promise<void>>> = {
    ...(transport
      ? {
          mail: async ({ id, recipient, title, text }: Message) => {
            const domain = (mail.from.split('@')[1] ?? 'localhost').replace(/>$/, '');
            await transport.sendMail({ to: recipient, subject: title, text, messageId: `<${id}@${domain}>` });
          },
        }
      : {}),
    ...(sms ? { sms: (message: Message) => post(sms, message) } : {}),
  };
  return {
    channels: Object.keys(ways) as Channel[],
    send: async (channel, message) => ways[channel]?.(message),
    close: () => transport?.close(),
  };
}

/** The body is JSON; its HMAC-SHA256 with the shared secret stands in a header, as does the id by which a repeat is told. */
async function post({ url, secret }: { url: string; secret: string }, message: Message): Promise<void> {
  const { id, recipient, text } = message;
  const body = JSON.stringify({ id, phone: recipient, text });
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': id,
      'x-signature-sha256': createHmac('sha256', secret).update(body).digest('hex'),
    },
    signal: AbortSignal.timeout(patience),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
}
