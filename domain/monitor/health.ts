import { minuteInShanghai } from '../calendar/date.ts';
import { jobContracts } from '../jobs/index.ts';
import type { EngineState } from './engine-state.ts';

/** What the parts of the platform tell of themselves. */
export type Found = {
  now: Date;
  engine: EngineState;
  stream: readonly { partition: number; at: Date; receivedAt: Date; unread: number }[];
  outbox: { waiting: number; failing: number; givenUp: number; lateSeconds: number };
  database: { connections: number; most: number; bytes: number };
  jobs: readonly { type: string; waiting: number; oldest: Date | null }[];
};

export type HealthPart = { name: string; well: boolean; text: string };

/** The log of the engine that is kept for us, in records, from which on people are warned. */
const longLog = 10_000;
/** A job or a command that lies longer than this is not on its way any more. Minutes. */
const tooLong = 5;

/** R-73: each part in a sentence, and whether it is well. What cannot be seen is said, and is no fault. */
export const healthOf = (found: Found): HealthPart[] => [
  engine(found.engine),
  records(found),
  outbox(found),
  workers(found),
  database(found.database),
];

function engine({ ready, brokers, partitions, led, dropped }: EngineState): HealthPart {
  const name = '流程引擎';
  if (partitions === 0) return { name, well: false, text: '无法连接。办理照常受理，待引擎恢复后自动继续' };
  const parts = `${brokers} 个节点，${partitions} 个分区`;
  const leaders = ready ? `${parts}均有主副本` : `${parts}，其中 ${led} 个有主副本`;
  return { name, well: ready, text: `${leaders}${loadText(dropped)}` };
}

/** What was turned back is sent again by the queue: worth knowing, and no fault. */
function loadText(dropped: number | null): string {
  if (dropped === null) return '';
  return dropped === 0
    ? '；没有因负载过高退回请求'
    : `；启动以来因负载过高退回 ${dropped} 次请求，均自动重试`;
}

function records({ engine: { behind }, stream }: Found): HealthPart {
  const name = '运行记录';
  const unread = stream.reduce((sum, one) => sum + one.unread, 0);
  const passed = unread > 0 ? `；有 ${unread} 条不能识别，已跳过` : '';
  if (stream.length === 0)
    return {
      name,
      well: false,
      text: '尚未收到。监控看不到流程实例，请检查流程引擎的导出器设置；办理不受影响',
    };
  const latest = new Date(Math.max(...stream.map(({ receivedAt }) => receivedAt.getTime())));
  const received = `最近一次于 ${minuteInShanghai(latest)} 收到`;
  if (behind === null) return { name, well: true, text: `${received}；这一流程引擎不提供积压数${passed}` };
  if (behind >= longLog)
    return {
      name,
      well: false,
      text: `积压 ${behind} 条，${received}。流程引擎会保留未送出的记录，请留意其磁盘；办理不受影响${passed}`,
    };
  return { name, well: true, text: `${received}，积压 ${behind} 条${passed}` };
}

function outbox({ outbox: { waiting, failing, givenUp, lateSeconds } }: Found): HealthPart {
  const name = '待发指令';
  const given = givenUp > 0 ? `，${givenUp} 条多次失败已停止` : '';
  const late = lateSeconds >= tooLong * 60;
  const since = late ? `，最早的已晚 ${Math.round(lateSeconds / 60)} 分钟` : '';
  return {
    name,
    well: givenUp === 0 && failing === 0 && !late,
    text: waiting === 0 ? '没有积压' : `${waiting} 条待发，其中 ${failing} 条失败过正在重试${given}${since}`,
  };
}

function workers({ jobs, now, engine: { listening } }: Found): HealthPart {
  const name = '任务处理';
  const missing = jobContracts.filter(({ type }) => listening !== null && !listening.includes(type));
  if (missing.length > 0) {
    const which =
      missing.length === jobContracts.length
        ? '没有任务处理程序在运行'
        : `没有程序在执行：${missing.map(({ title }) => title).join('、')}`;
    return { name, well: false, text: `${which}。流程到自动步骤时会停下，程序启动后自动继续` };
  }
  const late = jobs.filter(({ oldest }) => oldest !== null && minutesSince(oldest, now) >= tooLong);
  if (late.length === 0) return { name, well: true, text: '没有超过 5 分钟未执行的任务' };
  return {
    name,
    well: false,
    text: late.map(({ type, waiting }) => `${type} 有 ${waiting} 个任务未执行`).join('；'),
  };
}

function database({ connections, most, bytes }: Found['database']): HealthPart {
  return {
    name: '数据库',
    well: connections < most * 0.9,
    text: `${connections} 个连接（最多 ${most} 个），数据 ${bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`}`,
  };
}

const minutesSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / 60_000;
