import { describe, expect, test } from '@jest/globals';
import { Application, hospital } from '../support/builders/application.ts';
import { as } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

type Item = {
  key: string;
  state: string;
  waiting: { elementId: string }[];
  application: { id: string } | null;
};
type Detail = {
  instance: Item;
  family: { key: string; processId: string; state: string }[];
  elements: { key: string; elementId: string; state: string }[];
  variables: { name: string; scopeKey: string; history: { value: string }[] }[];
};
type Mending = { state: string; answer: string; title: string; code?: string };

/** The topmost instance of an application, once the monitor has heard of it. */
const instanceOf = (application: Application): Promise<Item> =>
  waitFor('the monitor to know the instance', async () => {
    const number = (await application.read()).number ?? '';
    const { body } = await (
      await as('administrator')
    ).get<{ items: Item[] }>(`/api/monitor/instances?number=${number}`);
    return body.items.find(({ state, waiting }) => state === 'active' && waiting.length > 0);
  });
const detailOf = async (key: string): Promise<Detail> =>
  (await (await as('administrator')).get<Detail>(`/api/monitor/instances/${key}`)).body;
const order = async (key: string, command: object) =>
  (await as('administrator')).post<Mending>(`/api/monitor/instances/${key}/mendings`, {
    reason: '按业务科来函处理',
    ...command,
  });
async function atReview(): Promise<Application> {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  return application;
}

describe('an administrator mends a process instance', () => {
  test('R-72 cancelled, its application ends, the applicant is told and may apply again', async () => {
    const application = await atReview();
    const { key } = await instanceOf(application);
    const preview = await (
      await as('administrator')
    ).post<{ effects: string[] }>(`/api/monitor/instances/${key}/mendings/preview`, {
      kind: 'cancel',
      reason: '重复立项',
    });
    expect(preview.body.effects.join()).toContain('转为“已终止”');
    expect((await application.read()).state).toBe('to_review');
    const { status, body } = await order(key, { kind: 'cancel' });
    expect([status, body.state, body.title]).toEqual([200, 'done', '中止流程']);
    expect(await application.read()).toMatchObject({ state: 'terminated', moving: false, pending: null });
    expect((await application.events()).at(-1)).toBe('flow_cancelled');
    const notices = await application.applicant.get<{ items: { kind: string }[] }>('/api/notices');
    expect(notices.body.items.map(({ kind }) => kind)).toContain('terminated');
    await waitFor(
      'the instance to be over',
      async () => (await detailOf(key)).instance.state === 'terminated',
    );
    expect((await order(key, { kind: 'cancel' })).body.code).toBe('INSTANCE_ENDED');
    const again = await Application.draft({ applicant: application.applicant });
    expect((await again.submit()).state).toBe('to_sign');
  });

  test('R-72 moved to another step, the application rests there, and goes on', async () => {
    const application = await atReview();
    const { key } = await instanceOf(application);
    const called = await waitFor('the unit review', async () =>
      (await detailOf(key)).family.find(
        ({ processId, state }) => processId === 'unit-review' && state === 'active',
      ),
    );
    const step = (await detailOf(called.key)).elements.find(
      ({ elementId, state }) => elementId === 'review' && state === 'active',
    );
    const moved = await order(called.key, { kind: 'move', elementKey: step?.key, to: 'sign' });
    expect(moved.body).toMatchObject({ state: 'done', answer: '' });
    await waitFor(
      'the application to rest at the step',
      async () => (await application.read()).state === 'to_sign',
    );
    expect((await application.act(hospital.two, 'sign')).state).toBe('to_review');
    // Once moved away from, the step is no place any more.
    const late = await order(called.key, { kind: 'move', elementKey: step?.key, to: 'sign' });
    expect(late.body.state).toBe('refused');
    expect(late.body.answer).toContain('流程引擎不予执行');
  });

  test('R-72 a variable is changed, and its history is kept; one of another instance is not', async () => {
    const application = await atReview();
    const { key } = await instanceOf(application);
    expect(
      (await order(key, { kind: 'variables', scopeKey: key, variables: { remark: '已核对' } })).body.state,
    ).toBe('done');
    const variable = await waitFor('the variable', async () =>
      (await detailOf(key)).variables.find(({ name }) => name === 'remark'),
    );
    expect(variable).toMatchObject({ scopeKey: key, history: [{ value: '"已核对"' }] });
    const refused = await order(key, { kind: 'variables', scopeKey: '1', variables: { remark: 1 } });
    expect(refused).toMatchObject({
      status: 422,
      body: { faults: [{ field: 'scopeKey', reason: '不属于该流程实例' }] },
    });
    const listed = await (
      await as('administrator')
    ).get<{ items: { reason: string; stateTitle: string; person: string }[] }>(
      `/api/monitor/instances/${key}/mendings`,
    );
    expect(listed.body.items.map(({ stateTitle, person }) => [stateTitle, person])).toEqual([
      ['已执行', '平台管理员'],
    ]);
  });
});
