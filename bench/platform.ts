import { Agent, request } from 'node:http';
import type { DataKeys } from '../database/secret/cipher.ts';
import { buildInitialForm } from '../tests/support/builders/forms.ts';
import { inParallel, seconds } from './figures.ts';
import { type Session, signInAll } from './people.ts';

const company = { handler: 'handler-south-technology-1', name: '南山云图科技有限公司' };
const bureau = { handler: 'handler-south-bureau-1', name: '南山区人力资源和社会保障局' };

export type PlatformRun = { rate: number; actMs: number[] };

type Ask = {
  baseUrl: string;
  databaseUrl: string;
  keys: DataKeys;
  count: number;
  atOnce: number;
};

/** Whole lifecycles through the HTTP API, from the draft to the certificate; the time of every act. */
export async function platformLifecycles({
  baseUrl,
  databaseUrl,
  keys,
  count,
  atOnce,
}: Ask): Promise<PlatformRun> {
  const { applicants, handlers, unitIds } = await signInAll(databaseUrl, keys, count, [
    company.handler,
    bureau.handler,
  ]);
  const as = (subject: string): Session => handlers.get(subject) ?? { cookie: '' };
  const unit = (name: string): string => unitIds.get(name) ?? '';
  const actMs: number[] = [];
  const call = caller(baseUrl);
  const act = async (session: Session, id: string, name: string, input: object = {}): Promise<void> => {
    const from = performance.now();
    const answer = await call(session, 'POST', `/api/applications/${id}/acts/${name}`, { input });
    actMs.push(performance.now() - from);
    // Under load an answer may be 202; the next act then waits for the flow.
    for (let moving = answer.moving === true; moving;)
      moving = (await call(session, 'GET', `/api/applications/${id}`)).moving === true;
  };

  const started = performance.now();
  const ids: string[] = [];
  await inParallel(applicants, atOnce, async (applicant) => {
    const body = {
      business: 'initial',
      acceptingUnitId: unit(bureau.name),
      workUnitId: unit(company.name),
      form: buildInitialForm(),
    };
    const { id } = (await call(applicant, 'POST', '/api/applications', body)) as { id: string };
    ids.push(id);
    await act(applicant, id, 'submit', { commitment: true });
    await act(as(company.handler), id, 'pass_and_publicize');
  });
  const last = (await call(as(company.handler), 'GET', `/api/applications/${ids[0] ?? ''}`)) as {
    publicity: { earliestReportDate: string };
  };
  // The platform's clock alone: the engine's stands, so that a leap of its timers is no part of what is measured.
  const to = `${last.publicity.earliestReportDate}T09:00:00+08:00`;
  await call(as(company.handler), 'POST', '/api/demo/clock', { to });
  await inParallel(ids, atOnce, async (id) => {
    await act(as(company.handler), id, 'report', { superiorUnitId: unit(bureau.name) });
    await act(as(bureau.handler), id, 'sign');
    await act(as(bureau.handler), id, 'approve');
  });
  const approvalDocumentId = await publishedDocument(call, as(bureau.handler), unit(bureau.name));
  await call(as(bureau.handler), 'POST', `/api/units/${unit(bureau.name)}/issuance-batches`, {
    name: '批次',
    business: 'initial',
    applicationIds: ids,
  });
  await inParallel(ids, atOnce, (id) => act(as(bureau.handler), id, 'issue', { approvalDocumentId }));
  return { rate: count / seconds(started), actMs };
}

type Call = (
  session: Session,
  method: string,
  path: string,
  body?: object,
) => Promise<Record<string, unknown>>;

const caller =
  (baseUrl: string): Call =>
  async (session, method, path, body) => {
    const { status, text } = await send(baseUrl + path, method, session.cookie, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };

const agent = new Agent({ keepAlive: true });

/** Node's plain client: `fetch` takes a quarter more of the two cores that the platform itself needs. */
function send(
  url: string,
  method: string,
  cookie: string,
  body: object | undefined,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method, agent, headers: { cookie, 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

async function publishedDocument(call: Call, session: Session, unitId: string): Promise<string> {
  const body = {
    number: `测〔2026〕${Date.now()}号`,
    title: '发证通知',
    kind: 'issue',
    business: 'initial',
    dated: '2026-03-02',
  };
  const made = (await call(session, 'POST', `/api/units/${unitId}/approval-documents`, body)) as {
    id: string;
  };
  await call(session, 'POST', `/api/approval-documents/${made.id}/publish`);
  return made.id;
}
