import { z } from 'zod';
import { wayResult } from '../rehearsal/result.ts';
import { contract } from './contract.ts';
import { access, diagramId as diagram, diagramVersion as version, instant, tag } from './diagram-parts.ts';

/** Closed applications that a rehearsal looks through, the newest first. */
export const mostLookedThrough = 500;

export const planRehearsal = contract({
  method: 'get',
  path: '/api/diagrams/{id}/versions/{version}/rehearsal-plan',
  tag,
  title: '准备试运行',
  description:
    '可供试运行的已办结申报书有多少份，该版本比正在使用的流程图新增了哪些人工环节、各有哪些结论可选，以及该版本最近一次试运行。',
  access,
  params: z.object({ id: diagram, version }),
  response: z.object({
    /** No more than a rehearsal looks through. */
    recorded: z.int(),
    /** The engine tells us what it does; without, nothing is recorded. */
    recording: z.boolean(),
    newSteps: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        outcomes: z.array(z.object({ outcome: z.string(), act: z.string() })),
      }),
    ),
    latest: z.uuid().nullable(),
  }),
});

const rehearsal = z.object({
  id: z.uuid(),
  diagram,
  version: z.int(),
  state: z.enum(['ordered', 'done', 'failed']),
  /** Why it failed, as a sentence. */
  failure: z.string(),
  person: z.string(),
  at: instant,
  endedAt: instant.nullable(),
  lookedThrough: z.int(),
  unplayable: z.int(),
  more: z.boolean(),
  ways: z.array(
    z.object({
      /** By which it is known while results come in. */
      position: z.int(),
      process: z.string(),
      /** How many applications went this way; the latest of them. */
      count: z.int(),
      applications: z.array(z.object({ id: z.uuid(), number: z.string() })),
      /** Null while it has not been played. */
      result: wayResult.nullable(),
    }),
  ),
});

export const orderRehearsal = contract({
  method: 'post',
  path: '/api/diagrams/{id}/versions/{version}/rehearsals',
  tag,
  title: '试运行流程图的一个版本',
  description:
    '取最近办结的申报书当时的办理记录，在流程引擎上按该版本另行走一遍，不影响任何在办申报书，也不通知任何人；办理过程相同的只走一次。assumptions 为新增人工环节视作的结论，不写的沿用前一结论。',
  access,
  params: z.object({ id: diagram, version }),
  body: z.strictObject({
    recent: z
      .int32('请填写申报书份数')
      .min(1, '至少一份')
      .max(mostLookedThrough, `最多 ${mostLookedThrough} 份`),
    assumptions: z.record(z.string().max(200), z.string().max(100)),
  }),
  response: rehearsal,
  status: 201,
});

export const readRehearsal = contract({
  method: 'get',
  path: '/api/rehearsals/{rehearsal}',
  tag,
  title: '试运行的进展和结果',
  description: '每种办理过程一条；尚未走完的没有结果。',
  access,
  params: z.object({ rehearsal: z.uuid('试运行编号有误') }),
  response: rehearsal,
});
