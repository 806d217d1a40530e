import { z } from 'zod';
import { contract } from './contract.ts';

export const me = contract({
  method: 'get',
  path: '/api/me',
  tag: '账号',
  title: '当前登录账号',
  access: 'session',
  response: z.object({
    accountId: z.uuid(),
    name: z.string(),
    kind: z.enum(['individual', 'legal']),
    administrator: z.boolean(),
    memberships: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        permissions: z.array(z.object({ code: z.string(), title: z.string() })),
      }),
    ),
  }),
});
