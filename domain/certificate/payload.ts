import { z } from 'zod';
import { businesses, levels } from '../business.ts';

/** What a certificate says of itself and is signed for. */
export type CertificatePayload = z.infer<typeof certificatePayload>;

export const certificatePayload = z.object({
  number: z.string(),
  name: z.string(),
  business: z.enum(businesses),
  series: z.string(),
  profession: z.string(),
  level: z.enum(levels),
  /** The unit that issued it, by its name on that day. */
  unit: z.string(),
  issuedOn: z.iso.date(),
  approvalNumber: z.string(),
  /** Of the latest row of the record of handling when it was issued. */
  recordHash: z.string(),
});

/** The order in which they stand in the QR code, as a bare list: every character costs room. Never changed, only added to. */
const order = [
  'number',
  'name',
  'business',
  'series',
  'profession',
  'level',
  'unit',
  'issuedOn',
  'approvalNumber',
  'recordHash',
] as const satisfies readonly (keyof CertificatePayload)[];

export const payloadText = (payload: CertificatePayload): string =>
  JSON.stringify(order.map((field) => payload[field]));

/** What a list says that was written by `payloadText`; nothing for anything else. */
export function readPayload(text: string): CertificatePayload | undefined {
  try {
    const list = z.array(z.string()).length(order.length).parse(JSON.parse(text));
    return certificatePayload.parse(Object.fromEntries(order.map((field, index) => [field, list[index]])));
  } catch {
    return undefined;
  }
}
