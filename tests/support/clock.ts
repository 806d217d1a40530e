import { baseUrl } from './platform.ts';
import { Person } from '../../stack/http-client.ts';

type Clock = { now: string; today: string };

export const readClock = async (): Promise<Clock> =>
  (await new Person(baseUrl()).get<Clock>('/api/demo/clock')).body;

/** Moves the clocks of platform and engine to nine in the morning of that day, unless it is past already. */
export async function moveClockTo(date: string): Promise<void> {
  const to = `${date}T09:00:00+08:00`;
  if (new Date(to) <= new Date((await readClock()).now)) return;
  const answer = await new Person(baseUrl()).post('/api/demo/clock', { to });
  if (answer.status !== 200) throw new Error(`the clock cannot be moved: ${JSON.stringify(answer.body)}`);
}
