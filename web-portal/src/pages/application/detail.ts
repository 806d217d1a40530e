import type { readApplication } from '../../../../domain/api/applications.ts';
import type { Act } from '../../../../domain/application/acts.ts';
import type { CallAnswer } from '../../api/client.ts';

export type Detail = CallAnswer<typeof readApplication>;
export type Offer = Detail['acts'][number];

export const offerOf = (detail: Detail, act: Act): Offer | undefined =>
  detail.acts.find((offer) => offer.act === act);

/** Whether it is the reader's own: the server says of each act whose it is. */
export const isOwn = (detail: Detail): boolean =>
  !offerOf(detail, 'amend')?.reasons.some(({ code }) => code === 'ONLY_THE_APPLICANT');
