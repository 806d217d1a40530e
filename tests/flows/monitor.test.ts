import { expect, test } from '@jest/globals';
import { diagramIds } from '../../domain/flow.ts';
import { lastingDifferences } from '../support/compare-monitor.ts';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { as, onDatabase } from '../support/platform.ts';

test('R-70 the monitor knows every instance as its application stands', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  await application.act(bureau.one, 'sign');
  await application.act(bureau.one, 'return', { to: 'applicant', reason: '学历证书附件不清晰' });
  const other = await Application.draft();
  await other.submit();
  await other.act(hospital.one, 'sign');
  await onDatabase(async (knex) => {
    expect(await lastingDifferences(knex, 20)).toEqual([]);
  });
});

test('R-73 R-97 on a platform that runs every automatic step has a worker that listens', async () => {
  const administrator = await as('administrator');
  const { body: health } = await administrator.get<{
    parts: { name: string; well: boolean; text: string }[];
  }>('/api/monitor/health');
  expect(health.parts).toEqual(
    expect.arrayContaining([{ name: '任务处理', well: true, text: '没有超过 5 分钟未执行的任务' }]),
  );
  for (const id of diagramIds) {
    const { body } = await administrator.get<{ xml: string }>(`/api/diagrams/${id}/versions/0`);
    const lint = await administrator.post<{ findings: object[] }>(`/api/diagrams/${id}/lint`, {
      xml: body.xml,
    });
    expect(lint.body.findings).toEqual([]);
  }
});
