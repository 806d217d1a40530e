import type Router from '@koa/router';
import { advanceClock, readClock } from '../../../domain/api/demo.ts';
import { dateInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';

/** Moves the clocks of platform and engine together; only demo and test mode have it. */
export type MoveClocks = (byMs: number) => Promise<void>;

export function demoRoutes(router: Router, { clock }: Means, moveClocks: MoveClocks): void {
  const answer = () => ({ now: clock.now().toISOString(), today: dateInShanghai(clock.now()) });
  bind(router, readClock, () => Promise.resolve(answer()));
  bind(router, advanceClock, async ({ body }) => {
    const byMs = new Date(body.to).getTime() - clock.now().getTime();
    if (byMs < 0) refuse('INPUT_INVALID', {}, [{ field: 'to', reason: '时钟只能往后拨' }]);
    await moveClocks(byMs);
    return answer();
  });
}
