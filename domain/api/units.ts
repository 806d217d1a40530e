import { z } from 'zod';
import { contract } from './contract.ts';

const tag = '单位';

export const listWorkUnits = contract({
  method: 'get',
  path: '/api/units',
  tag,
  title: '查找单位',
  access: 'session',
  beforeUnitInformation: true,
  query: z.object({ search: z.string().max(100).default('') }),
  response: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), district: z.string().nullable() })),
  }),
});
