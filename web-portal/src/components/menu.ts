import { computed, type ComputedRef, type Ref } from 'vue';
import { mayDesign } from '../../../domain/rights.ts';
import type { Me } from '../session/use-me.ts';

export type MenuItem = {
  to: string;
  title: string;
  on: (path: string) => boolean;
  /** A page of its own, which the portal does not draw. */
  apart?: true;
};

const under =
  (...prefixes: string[]) =>
  (path: string): boolean =>
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));

/** What the person finds in the main menu: people who apply, people of units, the platform's administrators. */
export const useMenu = (me: Ref<Me | null>): ComputedRef<MenuItem[]> =>
  computed(() => {
    const now = me.value;
    if (!now) return [];
    const items: MenuItem[] = [{ to: '/', title: '首页', on: (path) => path === '/' }];
    if (now.kind === 'individual') {
      items.push(
        { to: '/applications', title: '我的申报', on: under('/applications', '/apply') },
        { to: '/certificates', title: '我的证书', on: under('/certificates') },
        { to: '/me', title: '个人中心', on: under('/me') },
      );
    }
    if (now.memberships.length > 0) items.push({ to: '/units', title: '单位中心', on: under('/units') });
    if (now.administrator)
      items.push({ to: '/administration', title: '平台管理', on: under('/administration') });
    if (mayDesign(now)) items.push({ to: '/modeler', title: '流程设计', on: () => false, apart: true });
    return items;
  });
