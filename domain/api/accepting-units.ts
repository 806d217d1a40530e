import { z } from 'zod';
import { businesses } from '../business.ts';
import { territoryGroups, type TerritoryGroup } from '../routing/territory.ts';
import { contract } from './contract.ts';
import { demandView } from './recognition.ts';

const tag = '申报';
const business = z.enum(businesses, '请选择职称初定或职称确认');

/** An accepting unit where applicants choose one: by `group`, and among districts by `district`. */
export const acceptingUnitSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  group: z.enum(Object.keys(territoryGroups) as TerritoryGroup[]),
  groupTitle: z.string(),
  district: z.string().nullable(),
  /** Its competent department. */
  department: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Whose applications it usually takes. */
  hint: z.string(),
});

export const listAcceptingUnits = contract({
  method: 'get',
  path: '/api/accepting-units',
  tag,
  title: '可选择的受理单位',
  description:
    '已启用该业务申报的受理单位，按市级、市级部门和集团、区县排列。请按照属地原则和干部人事管理权限选择。',
  access: 'session',
  query: z.object({ business, search: z.string().max(100).default('') }),
  response: z.object({ items: z.array(acceptingUnitSummary.extend({ instructions: z.string() })) }),
});

export const readAcceptingUnit = contract({
  method: 'get',
  path: '/api/accepting-units/{unitId}/{business}',
  tag,
  title: '受理单位的申报须知和附件要求',
  access: 'session',
  params: z.object({ unitId: z.uuid('单位编号有误'), business }),
  response: acceptingUnitSummary.extend({
    office: z.string(),
    address: z.string(),
    phone: z.string(),
    instructions: z.string(),
    demands: z.array(demandView),
  }),
});
