import { createRouter, createWebHistory } from 'vue-router';
import { routes } from './routes.ts';

/** Titles stand in the routes; a page that knows better sets its own (`page-title.ts`). */
export const router = createRouter({
  history: createWebHistory(),
  routes,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is still an experiment
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

router.afterEach((to) => {
  document.title = to.meta.title ? `${to.meta.title} · 职称办理平台` : '职称办理平台';
});

// A page that was replaced by a newer release is no longer there to load: the whole is loaded anew, once.
router.onError((error: unknown, to) => {
  const gone = /dynamically imported module|module script/i.test(String(error));
  if (gone && sessionStorage.getItem('reloaded') !== to.fullPath) {
    sessionStorage.setItem('reloaded', to.fullPath);
    location.assign(to.fullPath);
  }
});
