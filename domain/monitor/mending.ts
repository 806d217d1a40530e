/** What an administrator can have the engine do with an instance that does not go on as it should. */
export type MendingCommand =
  /** Tries again what an incident stopped. */
  | { kind: 'retry'; incidentKey: string; jobKey: string | null }
  /** Sets variables of the instance or of one of its elements. */
  | { kind: 'variables'; scopeKey: string; variables: Record<string, unknown> }
  /** Ends one step and begins another. */
  | { kind: 'move'; elementKey: string; to: string }
  /** Ends the instance, and what it has called. */
  | { kind: 'cancel' };

/** Besides these: what is ordered for many at once, by a migration to another version of their diagram. */
export const mendingTitles = {
  retry: '重试',
  variables: '修改变量',
  move: '移动位置',
  cancel: '中止流程',
  migrate: '迁移版本',
} as const satisfies Record<MendingCommand['kind'] | 'migrate', string>;
export type MendingKind = keyof typeof mendingTitles;

export const mendingStateTitles = { ordered: '执行中', done: '已执行', refused: '未执行' } as const;

/** What the engine answered: done, or not and why. */
export type MendingAnswer = { state: 'done' | 'refused'; answer: string };
