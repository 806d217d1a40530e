import type { NoticeKind } from '../../domain/notice/notices.ts';
import { type Element, is, jobTypeOf, nameOf } from './element.ts';
import { leavesBy } from './deciding-steps.ts';
import { headerValues } from './headers.ts';
import { restsWithout } from './outcome-way.ts';
import { lintRule } from './rule.ts';
import { isStartedByMessage } from './walk.ts';

/** Outcomes that go back with a reason, and the notice that carries it. */
const goesBack = [
  { act: 'return', outcome: 'return_to_applicant', notice: 'returned', what: '退回申报人', whom: '申报人' },
  { act: 'return', outcome: 'return_to_unit', notice: 'came_back', what: '退回单位', whom: '该单位' },
  { act: 'refuse', outcome: 'refuse', notice: 'came_back', what: '拒收', whom: '报送单位' },
] as const satisfies { notice: NoticeKind; [other: string]: string }[];

/** every return has a reason, and whoever it comes back to is told of it before they have to act. */
export const returnTold = lintRule((step, report) => {
  for (const { act, outcome, notice, what, whom } of goesBack) {
    if (!leavesBy(step, act)) continue;
    for (const rest of restsWithout(outcome, step, (at) => tells(at, notice))) {
      if (is(rest, 'bpmn:EndEvent') && !isStartedByMessage(rest.$parent)) continue;
      report(
        step,
        `“${nameOf(step)}”${what}后，没有先把原因通知${whom}（发送通知：${notice}）就走到“${nameOf(rest)}”`,
      );
    }
  }
});

const tells = (at: Element, notice: NoticeKind): boolean =>
  jobTypeOf(at) === 'notification' && headerValues(at).notice === notice;
