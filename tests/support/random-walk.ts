import fc from 'fast-check';
import { type Act, actNames, actRow } from '../../domain/application/acts.ts';
import { objectionOutcomes } from '../../domain/publicity/objection.ts';
import type { Person } from '../../stack/http-client.ts';
import {
  Application,
  approvalDocument,
  bureau,
  company,
  health,
  hospital,
  type Summary,
} from './builders/application.ts';
import { moveClockTo } from './clock.ts';
import { as } from './platform.ts';

const reason = '材料有误，请核实';
/** Where an application can be, besides with its applicant. */
const stations = [hospital, company, health, bureau];
/** Acts that end a way or lead back: chosen less often, or few would come to a certificate. */
const seldom: readonly Act[] = [
  'terminate',
  'abandon',
  'reject',
  'refuse',
  'revoke',
  'withdraw',
  'recall',
  'return',
  'raise_objection',
  'hold',
];
/** Those that change where an application stands; the others are its record's alone. */
const actsWalked = actNames.filter((act) => actRow(act).command !== 'none' || act === 'raise_objection');

export type Walked = { acts: number; done: Set<Act>; refused: string[] };
type Walk = Walked & { documents: { issue: string; revoke: string } };

/** After so many acts the clock goes on: a leap of the engine's timers while it is asked costs it seconds. */
const actsOfRound = 400;

/**
 * So many random acts on applications of its own, by whoever may do them; one that has come to its end is followed by a
 * new one. Each lane has a few of them under way, and the same seed makes the same choices.
 */
export async function walkAtRandom(ask: { acts: number; lanes: number; seed: number }): Promise<Walked> {
  const documents = { issue: await approvalDocument('issue'), revoke: await approvalDocument('revoke') };
  const walk: Walk = { acts: 0, done: new Set(), refused: [], documents };
  const lanes = Array.from({ length: ask.lanes }, (_, nth) => ({
    pick: picker(ask.seed + nth),
    applications: [] as Application[],
  }));
  while (walk.acts < ask.acts) {
    const until = Math.min(ask.acts, walk.acts + actsOfRound);
    await Promise.all(lanes.map((lane) => oneRound(walk, lane, until)));
    await overPublicity(lanes.flatMap(({ applications }) => applications));
  }
  return walk;
}

type Lane = { pick: Pick; applications: Application[] };

/** Ends early where all that the lane has waits for the clock. */
async function oneRound(walk: Walk, { pick, applications }: Lane, until: number): Promise<void> {
  const waiting = new Set<Application>();
  while (walk.acts < until) {
    if (applications.length < 8)
      applications.push(await Application.draft({ workUnit: pick([hospital.unit, company.unit]) }));
    const movable = applications.filter((one) => !waiting.has(one));
    if (movable.length === 0) return;
    const application = pick(movable);
    const offered = await possible(application, pick);
    if (offered.length === 0) applications.splice(applications.indexOf(application), 1);
    const going = offered.filter(({ act }) => !seldom.includes(act));
    const choice = pick([true, true, true, false]) ? going : offered;
    if (choice.length > 0) await walkOn(walk, application, pick(choice), pick);
    else waiting.add(application);
  }
}

async function walkOn(walk: Walk, application: Application, found: Found, pick: Pick): Promise<void> {
  const { person, act } = found;
  walk.acts += 1;
  walk.done.add(act);
  const answer = await application.try(person, act, await inputOf(application, found, { ...walk, pick }));
  if (answer.status >= 300) walk.refused.push(`${act}: ${answer.body.code ?? answer.status}`);
  if (answer.status === 202) await application.rest(60);
  if (act === 'approve') await application.intoBatch(bureau.one);
}

/** To the first day on which all that is in publicity now may be reported. */
async function overPublicity(applications: readonly Application[]): Promise<void> {
  const days = await Promise.all(
    applications.map(async (application) => (await application.read()).publicity?.earliestReportDate ?? ''),
  );
  const last = days
    .filter((day) => day !== '')
    .toSorted()
    .at(-1);
  if (last) await moveClockTo(last);
}

type Found = { person: Person; act: Act };
type Pick = <Value>(from: readonly Value[]) => Value;

function picker(seed: number): Pick {
  const numbers = fc.sample(fc.nat(), { seed, numRuns: 20_000 });
  let next = 0;
  return (from) => {
    const chosen = from[(numbers[next++ % numbers.length] ?? 0) % from.length];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
}

/** What its applicant may do now and the unit that has it; now and then those that had it before are asked as well. */
async function possible(application: Application, pick: Pick): Promise<Found[]> {
  const { applicant } = application;
  const own = await application.read();
  const { pending } = own;
  const offered = offersOf(applicant, own);
  const askAll = pending === null || pick([true, false, false, false, false, false, false, false]);
  for (const { unit, one } of stations) {
    if (!askAll && unit !== pending.unit) continue;
    const person = await as(one);
    // Who may not see it is offered nothing.
    offered.push(...offersOf(person, await application.read(person)));
  }
  return offered;
}

const offersOf = (person: Person, { acts = [] }: Partial<Summary>): Found[] =>
  acts
    .filter(({ act, possible: now }) => now && actsWalked.includes(act))
    .map(({ act }) => ({ person, act }));

type Given = { pick: Pick; documents: { issue: string; revoke: string } };

async function inputOf(
  { id }: Application,
  { person, act }: Found,
  { pick, documents }: Given,
): Promise<Record<string, unknown>> {
  const listed = async <Item>(what: string): Promise<Item[]> =>
    (await person.get<{ items: Item[] }>(`/api/applications/${id}/${what}`)).body.items;
  switch (act) {
    case 'submit':
      return { commitment: true };
    case 'report': {
      const known = await listed<{ id: string; name: string; allowed: boolean }>('superiors');
      const open = known.filter(({ name, allowed }) => allowed && [health.unit, bureau.unit].includes(name));
      return { superiorUnitId: pick(open).id };
    }
    case 'return':
      return { to: pick(await listed<{ to: string }>('return-nodes')).to, reason };
    case 'raise_objection':
      return { name: '周正', contact: '13512345678', subject: '学历真实性', reason };
    case 'settle_objection': {
      const open = (await listed<{ id: string; outcome: string | null }>('objections')).find(
        ({ outcome }) => outcome === null,
      );
      return { objectionId: open?.id, outcome: pick(objectionOutcomes), findings: reason };
    }
    case 'issue':
      return { approvalDocumentId: documents.issue };
    case 'revoke':
      return { approvalDocumentId: documents.revoke, reason };
    case 'refuse':
    case 'terminate':
    case 'hold':
    case 'reject':
      return { reason };
    default:
      return {};
  }
}
