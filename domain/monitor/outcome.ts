/** What is known of an incident that was retried. */
type Retried = {
  /** The engine has taken it off. */
  resolved: boolean;
  /** The state of the job that had failed, as the engine tells of it; null where no job had. */
  jobState: string | null;
  /** What a newer incident at the same place says. */
  again: string | null;
};

export const outcomeTitles = {
  waiting: '等待流程引擎答复',
  running: '正在执行',
  recovered: '已恢复',
  again: '再次出错',
} as const;
export type Outcome = keyof typeof outcomeTitles;

/** Nothing more comes of it by itself. */
export const isSettled = (outcome: Outcome): boolean => outcome === 'recovered' || outcome === 'again';

/** what really came of a retry: that the engine took it says nothing yet. */
export function outcomeOf({ resolved, jobState, again }: Retried): Outcome {
  if (again !== null) return 'again';
  if (!resolved) return 'waiting';
  return jobState === 'retried' || jobState === 'failed' || jobState === 'created' ? 'running' : 'recovered';
}
