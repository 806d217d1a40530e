import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { actNames } from '../../domain/application/acts.ts';
import { stateNames } from '../../domain/application/states.ts';
import { businesses } from '../../domain/business.ts';
import { noticeKinds } from '../../domain/notice/notices.ts';

/** An account's subject and a unit's key as in `demo/city.json`; an application of the demo by its title. */
const subject = z.string().min(1);
const unitKey = z.string().min(1);
const title = z.string().min(1);
const date = z.iso.date();

/** An act's input as the API takes it, except what a file names by key, number or path. */
const input = z.looseObject({
  superiorUnit: unitKey.optional(),
  /** A unit on the way, or `applicant`. */
  to: z.string().optional(),
  /** The number of a document made in an earlier step. */
  approvalDocument: z.string().optional(),
  /** For `amend`: dotted path of the form and its new value. */
  change: z.record(z.string(), z.unknown()).optional(),
  reason: z.string().optional(),
  opinion: z.string().optional(),
  /** For `settle_objection`: the subject of an objection that has no outcome yet. */
  objection: z.string().optional(),
});

/** Waits until the platform's clock stands at this instant; all applications share the one clock. */
const clockStep = z.strictObject({ clock: z.iso.datetime({ offset: true }) });

/**
 * Somebody does an act. `together` does it in one request with other applications. `refused`: the platform says no
 * with this code, and nothing changes.
 */
const actStep = z.strictObject({
  by: subject,
  act: z.enum(actNames),
  input: input.default({}),
  together: z.array(title).optional(),
  refused: z.string().optional(),
});

/** The applicant begins another application; what is left out is as in the file. */
const newApplicationStep = z.strictObject({
  newApplication: z.strictObject({
    business: z.enum(businesses).optional(),
    acceptingUnit: unitKey.optional(),
    workUnit: unitKey.optional(),
  }),
  refused: z.string().optional(),
});

/** The accepting unit makes an approval document and publishes it; from then on its number names it. */
const approvalDocumentStep = z.strictObject({
  by: subject,
  approvalDocument: z.strictObject({
    number: z.string().min(1),
    title: z.string().min(1),
    kind: z.enum(['issue', 'revoke']),
    dated: date,
    /** The official document, a file of `demo/files`. */
    file: z.string().optional(),
  }),
});

/** The applicant hands in files of `demo/files`, each under the name that people read, by what is demanded. */
const attachStep = z.strictObject({
  by: subject,
  attach: z.record(z.string(), z.record(z.string(), z.string())),
});

/** The accepting unit makes an issuance batch of this application and those of `together`. */
const batchStep = z.strictObject({
  by: subject,
  issuanceBatch: z.strictObject({ name: z.string().min(1), together: z.array(title).default([]) }),
});

const scenario = z.strictObject({
  title,
  /** One sentence: what this application shows. */
  tells: z.string().min(1),
  business: z.enum(businesses),
  applicant: subject,
  workUnit: unitKey,
  acceptingUnit: unitKey,
  form: z.record(z.string(), z.unknown()),
  steps: z.array(
    z.union([clockStep, actStep, newApplicationStep, approvalDocumentStep, batchStep, attachStep]),
  ),
  expect: z.strictObject({
    state: z.enum(stateNames),
    /** The whole record of handling, in order. */
    events: z.array(z.string()),
    publicity: z.strictObject({ start: date, end: date, earliestReportDate: date }).optional(),
    /** Left out: there is none. */
    certificate: z.union([z.literal(true), z.literal('revoked')]).optional(),
    noticesInclude: z.array(z.enum(noticeKinds)).default([]),
  }),
});

export type Scenario = z.output<typeof scenario> & { file: string };
export type Step = Scenario['steps'][number];
export type ActStep = z.output<typeof actStep>;
export type NewApplicationStep = z.output<typeof newApplicationStep>;
export type ApprovalDocumentStep = z.output<typeof approvalDocumentStep>;
export type BatchStep = z.output<typeof batchStep>;
export type AttachStep = z.output<typeof attachStep>;

/** Every application of the folder, in the order of the numbers that the files' names begin with. */
export async function loadScenarios(folder: string): Promise<Scenario[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const files = names.toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10) || a.localeCompare(b));
  return Promise.all(files.map((name) => loadScenario(join(folder, name))));
}

async function loadScenario(path: string): Promise<Scenario> {
  const read = scenario.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(`${path} 有误：\n${z.prettifyError(read.error)}`);
  return { ...read.data, file: basename(path, '.json') };
}
