import { z } from 'zod';
import { contract } from './contract.ts';

const answer = z.object({ now: z.string(), today: z.string() });

export const readClock = contract({
  method: 'get',
  path: '/api/demo/clock',
  tag: '演示',
  title: '平台时钟',
  description: '仅演示和测试模式。',
  access: 'public',
  response: answer,
});

export const advanceClock = contract({
  method: 'post',
  path: '/api/demo/clock',
  tag: '演示',
  title: '拨快平台时钟和引擎时钟',
  description: '仅演示和测试模式；两个时钟一起拨到指定时刻，只能往后拨。',
  access: 'public',
  body: z.strictObject({
    to: z.iso.datetime({ offset: true, error: '请填写时刻，如 2026-02-27T09:00:00+08:00' }),
  }),
  response: answer,
});
