import { as } from '../platform.ts';

/** A process instance as the monitor shows it, as far as tests look. */
export type Monitored = {
  instance: { key: string; state: string };
  family: { key: string; processId: string; state: string }[];
  elements: { key: string; elementId: string; state: string }[];
  variables: { name: string; scopeKey: string; history: { value: string }[] }[];
};
type Mending = { state: string; answer: string; title: string; code?: string };

const path = '/api/monitor/instances';

export const detailOf = async (key: string): Promise<Monitored> =>
  (await (await as('administrator')).get<Monitored>(`${path}/${key}`)).body;

/** Orders a mending of an instance, as the administrator. */
export const order = async (key: string, command: object) =>
  (await as('administrator')).post<Mending>(`${path}/${key}/mendings`, {
    reason: '按业务科来函处理',
    ...command,
  });

/** The review that waits in what this instance has called, once the monitor has heard of it. */
export async function reviewIn(
  key: string,
): Promise<{ called: { key: string }; step: { key: string } } | undefined> {
  const called = (await detailOf(key)).family.find(
    ({ processId, state }) => processId === 'unit-review' && state === 'active',
  );
  const elements = called ? (await detailOf(called.key)).elements : [];
  const step = elements.find(({ elementId, state }) => elementId === 'review' && state === 'active');
  return called && step && { called, step };
}
