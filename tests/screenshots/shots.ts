import type { Page } from 'playwright-core';
import type { PortalPage } from '../support/portal-pages.ts';
import type { City } from './city.ts';
import { modelerShots } from './modeler-shots.ts';
import { monitorShots } from './monitor-shots.ts';

export type Role = 'everyone' | 'applicant' | 'unit' | 'accepting' | 'administrator' | 'analyst';

/** One picture: who looks, at what, and what they have opened before it is taken. */
export type Shot = {
  /** The file's name. */
  name: string;
  title: string;
  role: Role;
  /** An account of the demo city; nobody is signed in without one. */
  by?: string;
  at: string;
  open?: (page: Page) => Promise<void>;
};

/** Somebody of each kind, as the demo's story has left them. */
const people = {
  applicant: 'applicant-48',
  beginner: 'applicant-17',
  holder: 'applicant-2',
  handler: 'handler-south-hospital-1',
  accepting: 'handler-south-bureau-1',
  department: 'handler-south-health-1',
  legal: 'legal-south-bureau',
  administrator: 'administrator',
} as const;

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click();
const dialog = (page: Page): Promise<void> => page.getByRole('dialog').filter({ visible: true }).waitFor();
const pressed = (name: string | RegExp) => async (page: Page) => {
  await press(page, name);
  await dialog(page);
};

/** Who looks at which page of `routes.ts`; whoever adds a page names somebody here. */
export function lookers({ hospital, bureau }: City): Record<string, Partial<Shot> & Pick<Shot, 'role'>> {
  const applicant = { role: 'applicant', by: people.applicant } as const;
  const beginner = { role: 'applicant', by: people.beginner } as const;
  const unit = { role: 'unit', by: people.handler } as const;
  const accepting = { role: 'accepting', by: people.accepting } as const;
  const legal = { role: 'unit', by: people.legal } as const;
  const review = `/units/${hospital.id}/review/initial`;
  return {
    home: { ...applicant },
    'my-applications': { ...applicant, by: people.holder },
    application: { ...applicant },
    certificates: { ...applicant, by: people.holder },
    notices: { ...applicant, by: people.holder },
    // Whoever works for one unit only is led on to it.
    units: { ...unit, title: '单位中心（所在单位）' },
    profile: { ...applicant },
    'choose-unit': { ...beginner, at: '/apply/confirmation' },
    instructions: { ...beginner, at: `/apply/confirmation/${bureau.id}` },
    edit: { ...applicant, by: 'applicant-27' },
    missing: { role: 'everyone' },
    'unit-centre': { ...unit, at: `/units/${hospital.id}` },
    'review-list': { ...unit, at: `${review}?tab=in_publicity` },
    review: { ...unit, at: `${review}/${hospital.reviewing}` },
    stuck: { ...accepting },
    'recognition-settings': { ...accepting },
    'approval-documents': { ...accepting },
    'new-approval-document': { ...accepting },
    'approval-document': { ...accepting },
    batches: { ...accepting },
    'new-batch': {
      ...accepting,
      open: async (page) => {
        await page.getByLabel('所属项目').press('ArrowDown');
        await page.getByRole('option', { name: '职称确认' }).click();
      },
    },
    batch: { ...accepting },
    'batch-edit': { ...accepting, at: `/units/${bureau.id}/batches/${bureau.changeable}/edit` },
    'unit-information': { ...unit, at: `/units/${hospital.id}/information` },
    'unit-contacts': { ...unit, at: `/units/${hospital.id}/contacts` },
    handlers: legal,
    absences: legal,
    'hand-over': { ...legal, open: (page) => press(page, /^周立群/) },
  };
}

/** Beside the pages as they open: tabs, dialogs, and what is not the portal's own. */
export function moreShots({ hospital, bureau, health, applications }: City): Shot[] {
  const review = `/units/${hospital.id}/review/initial`;
  const mine = { role: 'applicant', by: people.applicant } as const;
  const unit = { role: 'unit', by: people.handler } as const;
  const accepting = { role: 'accepting', by: people.accepting } as const;
  const administrator = { role: 'administrator', by: people.administrator } as const;
  const draft = `/applications/${applications.draft}/edit`;
  const writing = { role: 'applicant', by: 'applicant-27' } as const;
  return [
    { name: 'welcome', title: '首页（未登录）', role: 'everyone', at: '/' },
    { name: 'sign-in', title: '登录（演示）', role: 'everyone', at: '/auth/login' },
    { name: 'verify', title: '证书核验', role: 'everyone', at: '/verify' },
    { ...mine, name: 'flow', title: '流程图', at: `/applications/${applications.own}?tab=flow` },
    { ...mine, name: 'form', title: '申报书内容', at: `/applications/${applications.own}?tab=form` },
    { ...writing, name: 'edit-attachments', title: '填写申报书：附件', at: `${draft}?step=attachments` },
    { ...writing, name: 'edit-submit', title: '填写申报书：预览及提交', at: `${draft}?step=submit` },
    {
      ...{ role: 'applicant', by: 'applicant-49' },
      name: 'amend',
      title: '退回修改：原因在表单旁',
      at: `/applications/${applications.returned}/edit`,
    },
    { ...unit, name: 'review-publicity', title: '公示中的申报书', at: `${review}/${hospital.inPublicity}` },
    {
      ...unit,
      name: 'return',
      title: '退回申报',
      at: `${review}/${hospital.reviewing}`,
      open: pressed('退回申报'),
    },
    {
      ...unit,
      by: people.department,
      name: 'report',
      title: '报送上级单位',
      at: `/units/${health.id}/review/initial/${health.reviewing}`,
      open: pressed('报送上级单位'),
    },
    {
      ...accepting,
      name: 'approve',
      title: '审核通过',
      at: `/units/${bureau.id}/review/initial/${bureau.reviewing}`,
      open: pressed('审核通过'),
    },
    { ...accepting, name: 'accepting-centre', title: '受理单位的今日待办', at: `/units/${bureau.id}` },
    {
      ...accepting,
      name: 'issue',
      title: '发放证书',
      at: `/units/${bureau.id}/batches/${bureau.batch}`,
      open: async (page) => {
        await page.getByText('选择列出的全部').click();
        await pressed('发放证书')(page);
      },
    },
    {
      ...{ role: 'unit', by: people.legal },
      name: 'permissions',
      title: '设置权限',
      at: `/units/${bureau.id}/handlers`,
      open: pressed(/^设置.+的权限/),
    },
    {
      ...administrator,
      name: 'administration-unit-change',
      title: '变更单位',
      at: '/administration/units?search=南山区人民医院',
      open: pressed('变更南山区人民医院'),
    },
    {
      ...administrator,
      name: 'administration-unit-close',
      title: '停用单位',
      at: '/administration/units?search=南山区人民医院',
      open: pressed('停用南山区人民医院'),
    },
    {
      ...administrator,
      name: 'administration-rules-draft',
      title: '修改初定条件',
      at: '/administration/eligibility-rules',
      open: (page) => press(page, '修改条件'),
    },
  ];
}

/** The pages of `routes.ts`, each as somebody sees it. */
export function shotsOf(
  pages: readonly PortalPage[],
  city: City,
  address: (page: PortalPage) => string,
): Shot[] {
  const byName = lookers(city);
  const shots = pages.map((page): Shot => {
    const looker =
      byName[page.name] ??
      (page.viewer === 'administrator'
        ? { role: 'administrator' as const, by: people.administrator }
        : undefined);
    if (!looker) throw new Error(`name in tests/screenshots/shots.ts who looks at ${page.name}`);
    return { name: page.name, title: page.title, at: address(page), ...looker };
  });
  // The last ones change what the ones before them show.
  return [...shots, ...moreShots(city), ...modelerShots, ...monitorShots];
}
