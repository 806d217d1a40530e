import { expect, test } from '@jest/globals';
import { jobContracts } from '../../../domain/jobs/index.ts';
import { type Found, healthOf } from '../../../domain/monitor/health.ts';

const now = new Date('2026-03-02T09:00:00+08:00');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const types = jobContracts.map(({ type }) => type);
const well: Found = {
  now,
  engine: { ready: true, brokers: 1, partitions: 1, led: 1, behind: 12, listening: types, dropped: 0 },
  stream: [{ partition: 1, at: now, receivedAt: now, unread: 0 }],
  outbox: { waiting: 0, failing: 0, givenUp: 0, lateSeconds: 0 },
  database: { connections: 10, most: 100, bytes: 2e9 },
  jobs: [],
};
const partOf = (name: string, over: Partial<Found>) =>
  healthOf({ ...well, ...over }).find((part) => part.name === name);
const engine = (over: Partial<Found['engine']>): Partial<Found> => ({ engine: { ...well.engine, ...over } });

test('R-73 where all is well every part says so', () => {
  expect(healthOf(well).filter((part) => !part.well)).toEqual([]);
});

test.each<[string, string, Partial<Found>, string]>([
  ['no engine', '流程引擎', engine({ ready: false, brokers: 0, partitions: 0, led: 0 }), '无法连接'],
  [
    'a partition without a leader',
    '流程引擎',
    engine({ ready: false, partitions: 3, led: 2 }),
    '其中 2 个有主副本',
  ],
  ['no record ever came', '运行记录', { stream: [] }, '尚未收到'],
  ['the engine keeps a long log for us', '运行记录', engine({ behind: 10_000 }), '积压 10000 条'],
  [
    'commands fail',
    '待发指令',
    { outbox: { waiting: 3, failing: 2, givenUp: 0, lateSeconds: 1 } },
    '2 条失败过',
  ],
  [
    'commands are late',
    '待发指令',
    { outbox: { waiting: 3, failing: 0, givenUp: 0, lateSeconds: 600 } },
    '已晚 10 分钟',
  ],
  ['no worker runs', '任务处理', engine({ listening: [] }), '没有任务处理程序在运行'],
  [
    'the worker of one type does not run',
    '任务处理',
    engine({ listening: types.slice(1) }),
    '没有程序在执行：',
  ],
  [
    'jobs lie undone',
    '任务处理',
    { jobs: [{ type: 'notification', waiting: 4, oldest: minutesAgo(6) }] },
    'notification 有 4 个任务未执行',
  ],
  [
    'hardly a connection is left',
    '数据库',
    { database: { connections: 95, most: 100, bytes: 1 } },
    '95 个连接',
  ],
])('R-73 %s: told in a sentence, and not well', (_what, name, over, text) => {
  expect(partOf(name, over)).toMatchObject({ well: false });
  expect(partOf(name, over)?.text).toContain(text);
});

test.each([
  [0, '没有因负载过高退回请求'],
  [7, '启动以来因负载过高退回 7 次请求'],
] as const)('R-73 backpressure is told and is no fault: %i requests turned back', (dropped, text) => {
  expect(partOf('流程引擎', engine({ dropped }))).toMatchObject({ well: true });
  expect(partOf('流程引擎', engine({ dropped }))?.text).toContain(text);
});

test('R-73 what cannot be seen is said, and is no fault', () => {
  const hidden = engine({ behind: null, listening: null, dropped: null });
  expect(partOf('运行记录', hidden)).toMatchObject({ well: true });
  expect(partOf('运行记录', hidden)?.text).toContain('不提供积压数');
  expect(partOf('任务处理', hidden)).toMatchObject({ well: true });
});
