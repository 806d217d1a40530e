import { ref } from 'vue';

/** Whether somebody who was signed in is asked to sign in again (`SignInAgain.vue`). */
export const sessionExpired = ref(false);

let waiting: (() => void)[] = [];

/** Resolves once the person has signed in again. The page stays as it is meanwhile, with all that was typed. */
export function signedInAgain(): Promise<void> {
  sessionExpired.value = true;
  return new Promise((resolve) => waiting.push(resolve));
}

/** The window in which people sign in again says so on this channel (`pages/signed-in`). */
export const channelName = 'signed-in';

/** Everything that waits goes on. */
export function goOn(): void {
  sessionExpired.value = false;
  const all = waiting;
  waiting = [];
  for (const resolve of all) resolve();
}
