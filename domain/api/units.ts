import { z } from 'zod';
import { businesses } from '../business.ts';
import { contract } from './contract.ts';

const tag = '单位';

export const listAcceptingUnits = contract({
  method: 'get',
  path: '/api/accepting-units',
  tag: '申报',
  title: '可选择的受理单位',
  description: '已启用该业务申报的受理单位。请按照属地原则和干部人事管理权限选择。',
  access: 'session',
  query: z.object({
    business: z.enum(businesses, '请选择职称初定或职称确认'),
    search: z.string().max(100).default(''),
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        district: z.string().nullable(),
        department: z.string().nullable(),
        information: z.string(),
        instructions: z.string(),
        contact: z.object({ name: z.string(), phone: z.string() }),
      }),
    ),
  }),
});

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
