import { z } from 'zod';
import { contract } from './contract.ts';

export const me = contract({
  method: 'get',
  path: '/api/me',
  tag: '账号',
  title: '当前登录账号',
  access: 'session',
  beforeUnitInformation: true,
  response: z.object({
    accountId: z.uuid(),
    name: z.string(),
    kind: z.enum(['individual', 'legal']),
    administrator: z.boolean(),
    analyst: z.boolean(),
    memberships: z.array(
      z.object({
        unitId: z.uuid(),
        unitName: z.string(),
        /** The legal person has to complete the unit's base information before anything else. */
        informationFirst: z.boolean(),
        issuesCertificates: z.boolean(),
        /** Those whose menus the unit has. */
        permissions: z.array(z.object({ code: z.string(), title: z.string() })),
      }),
    ),
  }),
});
