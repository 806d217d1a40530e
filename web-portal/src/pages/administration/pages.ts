import type { Component } from 'vue';

type AdministrationPage = {
  path: string;
  title: string;
  component: () => Promise<Component>;
  /** Reached from another page alone. */
  notInMenu?: true;
};

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
  { path: 'monitor', title: '流程监控', component: () => import('../monitor/MonitorPage.vue') },
  { path: 'monitor/instances', title: '流程实例', component: () => import('../monitor/InstancesPage.vue') },
  {
    path: 'monitor/instances/:key',
    title: '流程实例',
    component: () => import('../monitor/InstancePage.vue'),
    notInMenu: true,
  },
  { path: 'monitor/incidents', title: '流程异常', component: () => import('../monitor/IncidentsPage.vue') },
  {
    path: 'monitor/statistics',
    title: '用时统计',
    component: () => import('../monitor/StatisticsPage.vue'),
  },
  { path: 'audit', title: '操作日志', component: () => import('./AuditPage.vue') },
];
