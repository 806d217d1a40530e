/** Waits until the condition gives something, and answers it; fails with its name when it never does. */
export async function waitFor<T>(
  what: string,
  condition: () => Promise<T | undefined | false | null>,
  seconds = 30,
): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > until) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
