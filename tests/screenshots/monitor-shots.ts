import type { Page } from 'playwright-core';
import { detailOf, order, reviewIn } from '../support/builders/mended.ts';
import { as } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';
import type { Shot } from './shots.ts';

const administrator = { role: 'administrator', by: 'administrator' } as const;
const incidents = '/administration/monitor/incidents';
/** The unit review of an application that has never been on public view: its date is not reckoned. */
async function undated(top: string): Promise<{ key: string; step: string } | undefined> {
  const review = await reviewIn(top);
  if (!review) return undefined;
  const { called, step } = review;
  const { variables } = await detailOf(called.key);
  return variables.some(({ name }) => name === 'publicityEndsAt')
    ? undefined
    : { key: called.key, step: step.key };
}

async function mended(key: string, command: object): Promise<void> {
  const { status, body } = await order(key, command);
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Three reviews led to a publicity whose timer has no date; of the first, the date is put right. */
async function breakDown(): Promise<void> {
  const reviewing = '/api/monitor/instances?state=active&elementId=review';
  const person = await as('administrator');
  const { body } = await person.get<{ items: { key: string }[] }>(reviewing);
  const found = (await Promise.all(body.items.map(({ key }) => undated(key)))).filter(
    (one) => one !== undefined,
  );
  const stopped = found.slice(0, 3);
  for (const { key, step } of stopped) await mended(key, { kind: 'move', elementKey: step, to: 'publicity' });
  await waitFor('the incidents', async () => {
    const answer = await person.get<{ groups: { count: number }[] }>('/api/monitor/incidents');
    return answer.body.groups[0]?.count === stopped.length;
  });
  const key = stopped[0]?.key ?? '';
  const variables = { publicityEndsAt: '2027-06-01T00:00:00+08:00' };
  await mended(key, { kind: 'variables', scopeKey: key, variables });
}
let broken: Promise<void> | undefined;
/** Once for all pictures. */
const withIncidents = (): Promise<void> => (broken ??= breakDown());

async function shown(page: Page): Promise<void> {
  await withIncidents();
  await page.reload();
  await page.getByRole('article').first().waitFor();
}

/** What an administrator sees when something has gone wrong. */
export const monitorShots: readonly Shot[] = [
  {
    ...administrator,
    name: 'monitor-incident',
    title: '流程异常：原因、影响和建议',
    at: incidents,
    open: shown,
  },
  {
    ...administrator,
    name: 'monitor-retried',
    title: '重试的结果',
    at: incidents,
    open: async (page) => {
      await shown(page);
      await page.getByRole('button', { name: '全部重试' }).first().click();
      await page.getByRole('dialog').getByLabel('原因').fill('公示结束时间已补上');
      await page.getByRole('dialog').getByRole('button', { name: '重试' }).click();
      await page.getByRole('region', { name: '重试的结果' }).getByText('再次出错').first().waitFor();
    },
  },
];
