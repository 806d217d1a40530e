import { shallowRef } from 'vue';

/** What was done on the page before, told by the list to which it led back. */
export const lastDone = shallowRef<{ id: string; text: string; unitId: string }>();
