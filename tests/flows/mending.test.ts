import { describe, expect, test } from '@jest/globals';
import { Application, hospital } from '../support/builders/application.ts';
import { detailOf, order, reviewIn } from '../support/builders/mended.ts';
import { as } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

type Item = {
  key: string;
  state: string;
  waiting: { elementId: string }[];
  application: { id: string } | null;
};
/** The topmost instance of an application, once the monitor has heard of it. */
const instanceOf = (application: Application): Promise<Item> =>
  waitFor('the monitor to know the instance', async () => {
    const number = (await application.read()).number ?? '';
    const { body } = await (
      await as('administrator')
    ).get<{ items: Item[] }>(`/api/monitor/instances?number=${number}`);
    return body.items.find(({ state, waiting }) => state === 'active' && waiting.length > 0);
  });
/** The review that waits in the called process, once the monitor has heard of it. */
const reviewOf = (key: string) => waitFor('the review', () => reviewIn(key));
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
    const { called, step } = await reviewOf(key);
    const moved = await order(called.key, { kind: 'move', elementKey: step.key, to: 'sign' });
    expect(moved.body).toMatchObject({ state: 'done', answer: '' });
    await waitFor(
      'the application to rest at the step',
      async () => (await application.read()).state === 'to_sign',
    );
    expect((await application.act(hospital.two, 'sign')).state).toBe('to_review');
    // Once moved away from, the step is no place any more.
    const late = await order(called.key, { kind: 'move', elementKey: step.key, to: 'sign' });
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

  test('R-71 R-98 an incident is shown by its cause with whose it is; mended and retried, the flow goes on', async () => {
    const application = await atReview();
    const { key } = await instanceOf(application);
    const { called, step } = await reviewOf(key);
    // Publicity begins without its dates having been reckoned: the timer has no instant.
    const moved = await order(called.key, { kind: 'move', elementKey: step.key, to: 'publicity' });
    expect(moved.body).toMatchObject({ state: 'done' });
    let found = await waitFor('the incident', () => incidentOf(application));
    expect(found.group).toMatchObject({
      processTitle: '单位审核',
      elementTitle: '公示',
      cause: '流程图中的表达式取不到所需的数据',
    });
    expect(found.group.proposal).toContain('在实例中补上变量后重试');
    expect(found.incident.application?.number).toBe((await application.read()).number);

    const administrator = await as('administrator');
    const retry = async (): Promise<{ key: string; done: boolean }[]> => {
      const answer = await administrator.post<{ results: { key: string; done: boolean }[] }>(
        '/api/monitor/incidents/retry',
        { keys: [found.incident.key], reason: '变量已补上' },
      );
      return answer.body.results;
    };
    const outcomes = async (): Promise<Retried[]> =>
      (
        await administrator.get<{ items: Retried[] }>(
          `/api/monitor/incidents/outcomes?keys=${found.incident.key}`,
        )
      ).body.items;
    // Retried without anything having been mended, it stops at the same place.
    expect(await retry()).toMatchObject([{ key: found.incident.key, done: true }]);
    const again = await waitFor('the retry to fail again', async () => {
      const [one] = await outcomes();
      return one?.outcome === 'again' && one;
    });
    expect(again).toMatchObject({ title: '再次出错', settled: true });
    expect(again.message).toContain('publicityEndsAt');
    found = await waitFor('the new incident', () => incidentOf(application));
    const publicityEndsAt = '2026-06-01T00:00:00+08:00';
    await order(called.key, { kind: 'variables', scopeKey: called.key, variables: { publicityEndsAt } });
    expect(await retry()).toMatchObject([{ key: found.incident.key, done: true }]);
    await waitFor(
      'the application to be on public view',
      async () => (await application.read()).state === 'in_publicity',
    );
    await waitFor('the incident to be gone', async () => !(await incidentOf(application)));
    await waitFor('the retry to be told of as done', async () => {
      const [one] = await outcomes();
      return one?.outcome === 'recovered' && one.application?.stateTitle === '公示中';
    });
    expect(await retry()).toEqual([{ key: found.incident.key, done: false, answer: '该异常已经解除' }]);
  });
});

type Retried = {
  outcome: string;
  title: string;
  settled: boolean;
  message: string;
  application: { stateTitle: string } | null;
};
type Group = {
  processTitle: string;
  elementTitle: string;
  cause: string;
  proposal: string;
  incidents: { key: string; application: { id: string; number: string } | null }[];
};

/** The open incident of an application, with the group that it is in. */
async function incidentOf(
  application: Application,
): Promise<{ group: Group; incident: Group['incidents'][number] } | undefined> {
  const { body } = await (await as('administrator')).get<{ groups: Group[] }>('/api/monitor/incidents');
  for (const group of body.groups) {
    const incident = group.incidents.find((one) => one.application?.id === application.id);
    if (incident) return { group, incident };
  }
  return undefined;
}
