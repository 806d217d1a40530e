import type { Cast } from './cast.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioTime } from './scenario-time.ts';
import type { Timeline } from './timeline.ts';

/** One application on its walk. */
export type Run = {
  scenario: Scenario;
  /** The step that comes next. */
  next: number;
  applicationId: string;
  differences: string[];
  /** As its last act left it; unknown before, and after a walk that was cut off. */
  state?: string | undefined;
  /** Cut off in the middle of its next step, which may have been done (`resume.ts`). */
  uncertain?: boolean;
};

/** What every step works with. */
export type Stage = {
  cast: Cast;
  timeline: Timeline;
  runs: readonly Run[];
  /** Ids of the approval documents made so far, by number. */
  documents: Map<string, string>;
  /** When the scenarios' dates are. */
  time: ScenarioTime;
  /** `demo/files`. */
  files: string;
  /** Called after each step, and once the application is made; what it throws ends the walk of this application. */
  stepped: (run: Run) => Promise<void>;
  /** Called when the clock stands at the day that is written so. */
  reached?: (written: string) => Promise<void>;
  /** Nothing more is begun. */
  stopped?: AbortSignal;
};

/** An application as its page shows it, as far as the demo looks. */
export type Detail = {
  state: string;
  stateTitle: string;
  moving: boolean;
  form: Record<string, unknown>;
  formRevision: number;
  publicity: {
    start: string;
    end: string;
    earliestReportDate: string;
    over: boolean;
    stopped: boolean;
  } | null;
  certificateNumber: string | null;
};

export type Refusal = { code?: string; title?: string; faults?: { field: string; reason: string }[] };

export const detailOf = ({ cast }: Stage, run: Run): Promise<Detail> =>
  cast.read<Detail>(run.scenario.applicant, `/api/applications/${run.applicationId}`);

/** The application once the flow has come to rest. */
export const restOf = (stage: Stage, run: Run): Promise<Detail> =>
  until(
    '流程到达下一环节',
    () => detailOf(stage, run),
    (detail) => !detail.moving,
  );

/** The run of another application of the demo, by its title. */
export function runTitled({ runs }: Stage, title: string): Run {
  const run = runs.find(({ scenario }) => scenario.title === title);
  if (!run) throw new Error(`没有名为“${title}”的申报`);
  return run;
}

/** How long anything may take before the demo calls it a fault, in milliseconds. */
const longest = 60_000;

/** Asks again until what is waited for is there; throws when it does not come. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  patience = longest,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > end) throw new Error(`等待“${what}”超过 ${patience / 1000} 秒`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What a refusal says, in one line; faults of fields where the sentence does not tell them already. */
export function refusalText({ code = '', title = '', faults = [] }: Refusal): string {
  const more = faults.filter(({ reason }) => !title.includes(reason));
  const said = more.map(({ field, reason }) => `${field} ${reason}`).join('，');
  return `${code} ${title}${said ? `：${said}` : ''}`;
}

/** The body of a POST that must succeed. */
export async function must<B>(stage: Stage, by: string, path: string, body: unknown): Promise<B> {
  const answer = await stage.cast.post<B & Refusal>(by, path, body);
  if (answer.status >= 300) throw new Error(`${path} 回答 ${answer.status} ${refusalText(answer.body)}`);
  return answer.body;
}
