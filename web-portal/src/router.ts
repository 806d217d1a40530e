import { createRouter, createWebHistory } from 'vue-router';
import { answers } from './api/connection.ts';
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

// A page that was replaced by a newer release is no longer there to load: the whole is loaded anew, once. Not while nothing
// can be loaded: the page stays, and says so (`ConnectionNote.vue`).
router.onError(async (error: unknown, to) => {
  const gone = /dynamically imported module|module script/i.test(String(error));
  if (gone && (await answers()) && sessionStorage.getItem('reloaded') !== to.fullPath) {
    sessionStorage.setItem('reloaded', to.fullPath);
    location.assign(to.fullPath);
  }
});
