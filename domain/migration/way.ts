import type { Activity, Shape } from './activity.ts';

/**
 * How an instance comes into the new version. `engine`: the engine itself migrates it, where it can. `recall`: the calling
 * instance calls the process anew, in the version in force, and the token is put where it stood, with its variables.
 */
export type Way = 'engine' | 'recall';

/** Between which two diagrams; `called` says that others call this process. */
export type Between = { before: Shape; after: Shape; called: boolean };

type Judged = { way: Way } | { why: string };

/** What of it makes two steps the same kind of step. */
const alike: readonly [keyof Activity, string][] = [
  ['type', '类型'],
  ['stage', '所处状态'],
  ['called', '调用的流程'],
  ['scope', '所在的子流程'],
];

/** In which way an application can go on from the one step to the other, or why it cannot, in words for the analyst. */
export function judge(between: Between, source: Activity, target: Activity): Judged {
  const other = alike.find(([part]) => source[part] !== target[part]);
  if (other) return { why: `“${source.name}”与新版“${target.name}”的${other[1]}不同` };
  if (source.multiple || target.multiple) return { why: `“${source.name}”为多实例环节，流程引擎不能迁移` };
  const refused = whyNotByEngine(between, source, target);
  if (refused === undefined) return { way: 'engine' };
  return whyNotByRecall(between, source) === undefined ? { way: 'recall' } : { why: refused };
}

/** What Zeebe 8.5 itself refuses to migrate. */
function whyNotByEngine({ before, after }: Between, source: Activity, target: Activity): string | undefined {
  const [inside] = [...before.eventSubProcesses, ...after.eventSubProcesses];
  if (inside) return `流程含事件子流程“${inside}”，流程引擎不能迁移`;
  for (const { name, border } of [source, target]) {
    const event = border.find(({ kind }) => kind !== 'message');
    if (event) return `“${name}”带有${borderTitles[event.kind] ?? '其他'}边界事件，流程引擎不能迁移`;
  }
  const awaited = new Set(source.border.map(({ message }) => message));
  if (target.border.some(({ message }) => awaited.has(message)))
    return `“${source.name}”在两版中等待同一消息，流程引擎不能迁移`;
  return undefined;
}

function whyNotByRecall({ before, after, called }: Between, source: Activity): string | undefined {
  if (!called) return '不是被调用的流程';
  if (!before.beginsWithReceipt || !after.beginsWithReceipt) return '流程不是从“接收登记”开始';
  if (source.type !== 'userTask' || source.scope !== null) return '不是流程中的人工环节';
  return undefined;
}

const borderTitles: Record<string, string> = {
  timer: '定时',
  error: '错误',
  signal: '信号',
  escalation: '升级',
  compensate: '补偿',
};
