import { ref } from 'vue';

/** Why the server does not answer: no network, or the server itself; empty while it does. */
export const lost = ref<'' | 'network' | 'server'>('');

/** Told by every request (`client.ts`) what came of it. */
export const heardFrom = (status: number): void => {
  lost.value = status === 0 ? 'network' : status >= 502 ? 'server' : '';
};

/** Whether the server answers at all; pages are told. */
export const answers = (): Promise<boolean> =>
  fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => {
      heardFrom(status);
      return lost.value === '';
    },
    () => {
      heardFrom(0);
      return false;
    },
  );
