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
    path: '/me',
    name: 'profile',
    component: () => import('./pages/profile/ProfilePage.vue'),
    meta: { title: '个人中心' },
  },
  {
    path: '/apply/:business(initial|confirmation)',
    name: 'choose-unit',
    component: () => import('./pages/choose-unit/ChooseUnitPage.vue'),
    meta: { title: '选择受理单位' },
    props: true,
  },
  {
    path: '/apply/:business(initial|confirmation)/:unitId',
    name: 'instructions',
    component: () => import('./pages/instructions/InstructionsPage.vue'),
    meta: { title: '申报须知' },
    props: true,
  },
  {
    path: '/applications/:id/edit',
    name: 'edit',
    component: () => import('./pages/edit/EditPage.vue'),
    meta: { title: '填写申报书' },
    props: true,
  },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: () => import('./pages/missing/MissingPage.vue'),
    meta: { title: '没有找到页面', open: true },
  },
];
