import type { Ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { agreed } from './agreed.ts';
import { useUnsavedGuard } from './unsaved-guard.ts';

/** Whether what was typed and not saved may be given up. */
export const mayGiveUp = (): Promise<boolean> =>
  agreed('本页有未保存的修改，离开后将丢失。', {
    title: '尚未保存',
    yes: '放弃修改',
    no: '继续编辑',
    dangerous: true,
  });

/** Nobody leaves a page with unsaved changes without having been asked. */
export function useLeaveGuard(unsaved: Ref<boolean>): void {
  const leave = (): boolean | Promise<boolean> => !unsaved.value || mayGiveUp();
  onBeforeRouteLeave(leave);
  onBeforeRouteUpdate(leave);
  useUnsavedGuard(unsaved);
}
