import type { StoredPermission } from '../../../../domain/rights.ts';

export type UnitMenuItem = { path: string; title: string; needs: readonly StoredPermission[] };
export type UnitMenuGroup = { title: string; items: readonly UnitMenuItem[] };

/** The unit centre's menus in the manual's words and order; one that needs nothing is everybody's of the unit. */
const groups: readonly UnitMenuGroup[] = [
  {
    title: '职称认定',
    items: [
      { path: 'review/initial', title: '初定资格审核', needs: ['initial_review'] },
      { path: 'review/confirmation', title: '确认资格审核', needs: ['confirmation_review'] },
      {
        path: 'stuck',
        title: '停滞的申报书',
        needs: ['initial_review', 'confirmation_review', 'issuance'],
      },
      { path: 'recognition-settings', title: '认定申报设置', needs: ['recognition_settings'] },
    ],
  },
  {
    title: '职称证书',
    items: [
      {
        path: 'approval-documents',
        title: '核准文件发布',
        needs: ['approval_documents', 'issuance'],
      },
      { path: 'batches', title: '职称认定发证', needs: ['issuance'] },
    ],
  },
  {
    title: '单位信息管理',
    items: [
      { path: 'information', title: '单位基础信息', needs: ['unit_information'] },
      { path: 'contacts', title: '单位联系方式', needs: ['unit_information'] },
    ],
  },
  {
    title: '权限管理',
    items: [
      { path: 'handlers', title: '经办人与权限', needs: ['handlers'] },
      { path: 'absences', title: '离岗登记', needs: [] },
      { path: 'hand-over', title: '移交办理', needs: ['hand_over'] },
    ],
  },
];

/** What opens for whoever has these permissions. */
export const unitMenu = (may: (permission: StoredPermission) => boolean): UnitMenuGroup[] =>
  groups
    .map(({ title, items }) => ({
      title,
      items: items.filter(({ needs }) => needs.length === 0 || needs.some(may)),
    }))
    .filter(({ items }) => items.length > 0);
