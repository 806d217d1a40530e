import type { RouteRecordRaw } from 'vue-router';
import { administrationPages } from './pages/administration/pages.ts';
import { unitPages } from './pages/unit-centre/pages.ts';
import type { StoredPermission } from '../../domain/rights.ts';

declare module 'vue-router' {
  interface RouteMeta {
    title?: string;
    /** Open to people who are not signed in. */
    open?: true;
    /** Of a unit's page: the permissions of which it needs one (`UnitFrame.vue`). */
    needs?: readonly StoredPermission[];
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
    path: '/applications',
    name: 'my-applications',
    component: () => import('./pages/my-applications/MyApplicationsPage.vue'),
    meta: { title: '我的申报' },
  },
  {
    path: '/applications/:id',
    name: 'application',
    component: () => import('./pages/application/ApplicationPage.vue'),
    meta: { title: '申报书' },
  },
  {
    path: '/certificates',
    name: 'certificates',
    component: () => import('./pages/certificates/CertificatesPage.vue'),
    meta: { title: '我的证书' },
  },
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./pages/notices/NoticesPage.vue'),
    meta: { title: '通知' },
  },
  {
    path: '/administration',
    redirect: '/administration/units',
    component: () => import('./pages/administration/AdministrationFrame.vue'),
    children: administrationPages.map(({ path, title, component }) => ({
      path,
      name: `administration-${path.replaceAll('/', '-').replace(':', '')}`,
      component,
      meta: { title },
    })),
  },
  {
    path: '/units',
    name: 'units',
    component: () => import('./pages/units/UnitsPage.vue'),
    meta: { title: '单位中心' },
  },
  {
    path: '/units/:unitId',
    component: () => import('./pages/unit-centre/UnitFrame.vue'),
    children: unitPages,
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
