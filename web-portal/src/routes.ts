import type { RouteRecordRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string;
    /** Open to people who are not signed in. */
    open?: true;
  }
}

/** Every page, by its address. A page lies in `pages/<page>/` and is loaded when it is first opened. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./pages/home/HomePage.vue'),
    meta: { title: '首页', open: true },
  },
  {
    path: '/signed-in',
    name: 'signed-in',
    component: () => import('./pages/signed-in/SignedInPage.vue'),
    meta: { title: '登录成功', open: true },
  },
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./pages/notices/NoticesPage.vue'),
    meta: { title: '通知' },
  },
  {
    path: '/units/:unitId',
    component: () => import('./pages/unit-centre/UnitFrame.vue'),
    children: [
      {
        path: 'review/:business(initial|confirmation)',
        name: 'review-list',
        component: () => import('./pages/review-list/ReviewListPage.vue'),
        meta: { title: '资格审核' },
      },
      {
        path: 'review/:business(initial|confirmation)/:id',
        name: 'review',
        component: () => import('./pages/review/ReviewPage.vue'),
        meta: { title: '审核申报书' },
      },
    ],
  },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: () => import('./pages/missing/MissingPage.vue'),
    meta: { title: '没有找到页面', open: true },
  },
];
