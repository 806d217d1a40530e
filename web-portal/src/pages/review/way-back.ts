import { useRouter } from 'vue-router';
import type { State } from '../../../../domain/application/states.ts';
import { isReviewTab } from '../review-list/tabs.ts';

/** The list from which the page was opened, with its filters; else the tab in which the application lies. */
export function useWayBack(): (list: string, state: State | undefined) => string {
  const router = useRouter();
  const { back } = router.options.history.state;
  return (list, state) => {
    if (typeof back === 'string' && (back === list || back.startsWith(`${list}?`))) return back;
    return `${list}?tab=${state && isReviewTab(state) ? state : 'all'}`;
  };
}
