import type { RoutingUnit } from './superiors.ts';

/**
 * Whose applications an accepting unit usually takes, by territory and by who manages the personnel (属地原则和干部人事管理
 * 权限): the hint beside it where applicants choose.
 */
export function territoryHint({ kind, district }: Pick<RoutingUnit, 'kind' | 'district'>): string {
  const place = district ?? '本市';
  switch (kind) {
    case 'municipal_bureau':
      return '一般受理市级部门、大型企事业单位及跨区县单位的申报人';
    case 'municipal_department':
      return '一般受理本部门、本行业市属单位的申报人';
    case 'group':
      return '一般受理本集团及所属单位的申报人';
    case 'district_bureau':
      return `一般受理${place}所属企事业单位和辖区内非公有制单位的申报人`;
    case 'district_department':
      return `一般受理${place}本部门、本行业所属单位的申报人`;
    case 'work_unit':
      return '一般受理人事关系在本单位的申报人';
  }
}

/** Where an accepting unit stands in the list: the city's bureau, its departments and groups, or a district. */
export const territoryGroups = { city: '市级', department: '市级部门和集团', district: '区县' } as const;
export type TerritoryGroup = keyof typeof territoryGroups;

export function territoryGroup({ kind, district }: Pick<RoutingUnit, 'kind' | 'district'>): TerritoryGroup {
  if (district !== null) return 'district';
  return kind === 'municipal_bureau' ? 'city' : 'department';
}
