import { type Detail, detailOf, type Run, type Stage, until } from './run.ts';

/** Compares the end of an application with what its file expects; every difference is noted in the run. */
export async function check(stage: Stage, run: Run): Promise<void> {
  if (!run.applicationId) return;
  const { expect } = run.scenario;
  const detail = await detailOf(stage, run);
  const events = await eventsOf(stage, run);
  compare(run, '状态', detail.state, expect.state);
  compare(run, '办理记录', events.join(' '), expect.events.join(' '));
  if (expect.publicity) compare(run, '公示期', publicityText(detail), publicityText(expect));
  compare(run, '证书', await certificateOf(stage, run, detail), expect.certificate ?? 'none');
  // Where it went otherwise, other people are told other things: nothing to wait for.
  if (run.differences.length === 0) await checkNotices(stage, run);
}

function compare(run: Run, what: string, found: unknown, expected: unknown): void {
  if (found === expected) return;
  run.differences.push(`${what}：应为 ${String(expected)}，实为 ${String(found)}`);
}

async function eventsOf({ cast }: Stage, { scenario, applicationId }: Run): Promise<string[]> {
  const path = `/api/applications/${applicationId}/record`;
  const { items } = await cast.read<{ items: { event: string }[] }>(scenario.applicant, path);
  return items.map(({ event }) => event);
}

type Publicity = { start: string; end: string; earliestReportDate: string };
const publicityText = ({ publicity }: { publicity?: Publicity | null | undefined }): string =>
  publicity
    ? `${publicity.start} 至 ${publicity.end}，最早 ${publicity.earliestReportDate} 报送`
    : '没有公示';

/** As in `expect.certificate`; the applicant's own list of certificates must tell the same as the application. */
async function certificateOf(
  { cast }: Stage,
  { scenario }: Run,
  { certificateNumber }: Detail,
): Promise<true | 'revoked' | 'none'> {
  if (certificateNumber === null) return 'none';
  const { items } = await cast.read<{ items: { number: string; revokedOn: string | null }[] }>(
    scenario.applicant,
    '/api/certificates',
  );
  const certificate = items.find((item) => item.number === certificateNumber);
  if (!certificate) return 'none';
  return certificate.revokedOn ? 'revoked' : true;
}

/** How long a notice may take after the application has come to rest, in milliseconds. */
const patience = 15_000;

/** Notices are made by the flow after the application has come to rest, so they are waited for. */
async function checkNotices(stage: Stage, run: Run): Promise<void> {
  const missingNow = async (): Promise<string[]> => {
    const kinds = await noticeKindsOf(stage, run);
    return run.scenario.expect.noticesInclude.filter((kind) => !kinds.has(kind));
  };
  try {
    await until('通知', missingNow, (missing) => missing.length === 0, patience);
  } catch {
    run.differences.push(`没有收到通知：${(await missingNow()).join('、')}`);
  }
}

/** Kinds of the notices that the applicant and the people who acted can read about this application. */
async function noticeKindsOf({ cast }: Stage, { scenario, applicationId }: Run): Promise<Set<string>> {
  const subjects = new Set([
    scenario.applicant,
    ...scenario.steps.flatMap((step) => ('by' in step ? [step.by] : [])),
  ]);
  const kinds = new Set<string>();
  for (const subject of subjects) {
    const { items } = await cast.read<{ items: { applicationId: string; kind: string }[] }>(
      subject,
      '/api/notices',
    );
    for (const item of items) if (item.applicationId === applicationId) kinds.add(item.kind);
  }
  return kinds;
}
