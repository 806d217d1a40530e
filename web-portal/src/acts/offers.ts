import type { z } from 'zod';
import type { actOffer } from '../../../domain/api/applications.ts';
import { type Act, actNames, actRow } from '../../../domain/application/acts.ts';

export type Offer = z.output<typeof actOffer>;

/** The act belongs to another step, another role or another unit: no button, not even a grey one. */
const elsewhere: ReadonlySet<string> = new Set([
  'ACT_NOT_POSSIBLE_NOW',
  'STEP_DOES_NOT_OFFER',
  'ONLY_THE_APPLICANT',
  'ONLY_THE_REPORTER',
  'ONLY_UNIT_STAFF',
  'NOT_WITH_YOUR_UNIT',
  'ALREADY_THE_HANDLER',
]);

/** The page does these itself: opening it, and the panel of publicity. */
const ofThePage: ReadonlySet<Act> = new Set(['open', 'raise_objection', 'settle_objection']);

/** Acts of reviewing; those of issuing have pages of their own. */
const isReview = (act: Act): boolean => actRow(act).permission === 'review' && !ofThePage.has(act);

/**
 * The buttons of an application for the people of this unit, as the server answers them: what the diagram's open step
 * offers, whether possible or not. `holds`: whether it lies with this very unit; whoever works for several units
 * acts for the one whose page it is.
 */
export function offersFor(offers: readonly Offer[], holds: boolean): Offer[] {
  return offers
    .filter(({ act }) => isReview(act) && (actRow(act).by === 'unit') === holds)
    .filter(({ reasons }) => !reasons.some(({ code }) => elsewhere.has(code)))
    .toSorted((a, b) => actNames.indexOf(a.act) - actNames.indexOf(b.act));
}

/** What leads on, in the order of acts; the first that is possible is the page's one primary button. */
const onwards: readonly Act[] = ['sign', 'pass_and_publicize', 'report', 'approve', 'take_over'];

export const primaryOf = (offers: readonly Offer[]): Act | undefined =>
  onwards.find((act) => offers.some((offer) => offer.act === act && offer.possible));

/** What cannot be undone by anybody's next act. */
export const isDangerous = (act: Act): boolean => act === 'terminate';

/** After these the person goes on working on the same page; after the others it has left their hands. */
export const staysHere = (act: Act): boolean =>
  ['sign', 'open', 'take_over', 'raise_objection', 'settle_objection'].includes(act);

/** Acts of reviewing that fit what lies in this state with the unit: the buttons of a list. */
export const actsFrom = (state: string): Act[] =>
  actNames.filter(
    (act) =>
      isReview(act) && actRow(act).by === 'unit' && (actRow(act).from as readonly string[]).includes(state),
  );

/** What the panel of publicity offers; nothing where it is another unit's, or the application not in publicity. */
export const panelOffer = (
  offers: readonly Offer[],
  act: 'raise_objection' | 'settle_objection',
): Offer | undefined =>
  offers.find((offer) => offer.act === act && !offer.reasons.some(({ code }) => elsewhere.has(code)));
