import type { Call } from './rights-calls.ts';

/** The platform administrator's routes over units. */
export const administeredUnitsCalls: Record<string, Call> = {
  'get /api/administration/units': () => ['/api/administration/units'],
  'post /api/administration/units': () => [
    '/api/administration/units',
    { name: '南山区人民医院', kind: 'work_unit', district: null, departmentId: null },
  ],
  'put /api/administration/units/{unitId}': ({ ids }) => [
    `/api/administration/units/${ids.bureau}`,
    {
      name: '南山区人力资源和社会保障局',
      kind: 'district_bureau',
      district: '南山区',
      departmentId: null,
      revision: 999,
    },
  ],
  'post /api/administration/units/{unitId}/close': ({ ids }) => [
    `/api/administration/units/${ids.bureau}/close`,
    { successorId: ids.bureau, takeHandlers: false, reason: '机构撤并' },
  ],
  'put /api/administration/units/{unitId}/authority': ({ ids }) => [
    `/api/administration/units/${ids.bureau}/authority`,
    { granted: true },
  ],
};
