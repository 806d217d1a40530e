import type { Component } from 'vue';

type AdministrationPage = { path: string; title: string; component: () => Promise<Component> };

/** The pages of the platform's administration, in the order of its menu. */
export const administrationPages: readonly AdministrationPage[] = [
  { path: 'units', title: '单位', component: () => import('./AdminUnitsPage.vue') },
  { path: 'accounts', title: '账号', component: () => import('./AccountsPage.vue') },
  { path: 'calendar', title: '工作日历', component: () => import('./CalendarPage.vue') },
  { path: 'texts', title: '页面文本', component: () => import('./TextsPage.vue') },
  { path: 'notice-texts', title: '通知文本', component: () => import('./NoticeTextsPage.vue') },
  { path: 'routing-rules', title: '报送规则', component: () => import('./RoutingRulesPage.vue') },
  { path: 'eligibility-rules', title: '初定条件', component: () => import('./EligibilityRulesPage.vue') },
  { path: 'bans', title: '申报限制', component: () => import('./BansPage.vue') },
  { path: 'audit', title: '操作日志', component: () => import('./AuditPage.vue') },
];
