import type { RouteRecordRaw } from 'vue-router';

/** The pages of a unit, below `/units/{unitId}`, in the order of its menu (`unit-menu.ts`). */
export const unitPages: RouteRecordRaw[] = [
  {
    path: '',
    name: 'unit-centre',
    component: () => import('./UnitCentrePage.vue'),
    meta: { title: '今日待办' },
  },
  {
    path: 'review/:business(initial|confirmation)',
    name: 'review-list',
    component: () => import('../review-list/ReviewListPage.vue'),
    meta: { title: '资格审核' },
  },
  {
    path: 'review/:business(initial|confirmation)/:id',
    name: 'review',
    component: () => import('../review/ReviewPage.vue'),
    meta: { title: '审核申报书' },
  },
  {
    path: 'stuck',
    name: 'stuck',
    component: () => import('../stuck/StuckPage.vue'),
    meta: { title: '停滞的申报书', needs: ['initial_review', 'confirmation_review', 'issuance'] },
  },
  {
    path: 'recognition-settings',
    name: 'recognition-settings',
    component: () => import('../recognition-settings/RecognitionSettingsPage.vue'),
    meta: { title: '认定申报设置', needs: ['recognition_settings'] },
  },
  {
    path: 'approval-documents',
    name: 'approval-documents',
    component: () => import('../approval-documents/ApprovalDocumentsPage.vue'),
    meta: { title: '核准文件发布', needs: ['approval_documents', 'issuance'] },
  },
  {
    path: 'approval-documents/new',
    name: 'new-approval-document',
    component: () => import('../approval-documents/ApprovalDocumentPage.vue'),
    meta: { title: '新建核准文件', needs: ['approval_documents'] },
  },
  {
    path: 'approval-documents/:documentId',
    name: 'approval-document',
    component: () => import('../approval-documents/ApprovalDocumentPage.vue'),
    meta: { title: '核准文件', needs: ['approval_documents', 'issuance'] },
  },
  {
    path: 'batches',
    name: 'batches',
    props: true,
    component: () => import('../batches/BatchesPage.vue'),
    meta: { title: '职称认定发证', needs: ['issuance'] },
  },
  {
    path: 'batches/new',
    name: 'new-batch',
    props: true,
    component: () => import('../batch-edit/BatchEditPage.vue'),
    meta: { title: '新建发证批次', needs: ['issuance'] },
  },
  {
    path: 'batches/:id',
    name: 'batch',
    props: true,
    component: () => import('../batch/BatchPage.vue'),
    meta: { title: '管理发证批次', needs: ['issuance'] },
  },
  {
    path: 'batches/:id/edit',
    name: 'batch-edit',
    props: true,
    component: () => import('../batch-edit/BatchEditPage.vue'),
    meta: { title: '修改发证批次', needs: ['issuance'] },
  },
  {
    path: 'information',
    name: 'unit-information',
    component: () => import('../unit-information/UnitInformationPage.vue'),
    meta: { title: '单位基础信息', needs: ['unit_information'] },
  },
  {
    path: 'contacts',
    name: 'unit-contacts',
    component: () => import('../unit-information/UnitContactsPage.vue'),
    meta: { title: '单位联系方式', needs: ['unit_information'] },
  },
  {
    path: 'handlers',
    name: 'handlers',
    component: () => import('../handlers/HandlersPage.vue'),
    meta: { title: '经办人与权限', needs: ['handlers'] },
  },
  {
    path: 'absences',
    name: 'absences',
    component: () => import('../absences/AbsencesPage.vue'),
    meta: { title: '离岗登记' },
  },
  {
    path: 'hand-over',
    name: 'hand-over',
    component: () => import('../hand-over/HandOverPage.vue'),
    meta: { title: '移交办理', needs: ['hand_over'] },
  },
];
