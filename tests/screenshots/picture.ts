import type { Page } from 'playwright-core';

/** In a page: PNG in base64 to WebP in base64, a third of its bytes. */
const toWebp = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 });
  return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
}`;

/** Resolves once nothing of the page has changed for half a second, or after ten. */
const stillness = `document.fonts.ready.then(() => new Promise((resolve) => {
  const done = () => { observer.disconnect(); resolve(); };
  let timer = setTimeout(done, 500);
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 500); });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(done, 10_000);
}))`;

/** No bar at the side: what it leaves free is no part of the page. */
const withoutBars = 'html { scrollbar-gutter: auto !important; scrollbar-width: none !important; }';

export type Size = { readonly width: number; readonly height: number };
export const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const satisfies Record<string, Size>;
export const sizeNames = Object.keys(sizes) as (keyof typeof sizes)[];

/** All that it waited for is there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate(stillness);
}

/** The page at this size; what is taller is shown down to twice the height, so that bars at its foot stay there. */
export async function pictureOf(page: Page, { width, height }: Size, whole: boolean): Promise<Buffer> {
  await page.addStyleTag({ content: withoutBars });
  await page.setViewportSize({ width, height });
  await settled(page);
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  if (whole && tall > height) {
    await page.setViewportSize({ width, height: Math.min(tall, 2 * height) });
    await settled(page);
  }
  const png = await page.screenshot({ animations: 'disabled' });
  return Buffer.from(await page.evaluate<string>(`(${toWebp})('${png.toString('base64')}')`), 'base64');
}
