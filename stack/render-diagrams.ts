import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { diagramIds } from '../domain/flow.ts';
import { tidySvg } from './tidy-svg.ts';

/** `npm run pictures`: draws each released diagram to docs/pictures, the same bytes for the same diagram. */
const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs/pictures');
const origin = 'https://pictures.invalid';
const files: Record<string, string> = {
  '/bpmn-js.js': 'bpmn-js/dist/bpmn-viewer.production.min.js',
  '/font.ttf': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
};
const page = (body: string): string => `<!doctype html><meta charset="utf-8">
  <style>
    @font-face { font-family: 'Noto Sans SC'; src: url(/font.ttf); }
    body { margin: 0; }
    svg { display: block; }
  </style>${body}`;

type Viewer = {
  importXML(xml: string): Promise<unknown>;
  saveSVG(): Promise<{ svg: string }>;
};

/** A page with this body; all that it loads comes from node_modules, nothing from the network. */
async function open(browser: Browser, body: string): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 2400, height: 1600 } });
  await opened.route('**/*', async (route) => {
    const file = files[new URL(route.request().url()).pathname];
    if (!file) return route.fulfill({ contentType: 'text/html', body: page(body) });
    return route.fulfill({ path: fileURLToPath(import.meta.resolve(file)) });
  });
  await opened.goto(origin);
  await opened.evaluate(`document.fonts.load('12px "Noto Sans SC"', '职称').then(({ length }) => length)`);
  return opened;
}

async function exportSvg(browser: Browser, xml: string): Promise<string> {
  const opened = await open(browser, '<div id="canvas"></div><script src="/bpmn-js.js"></script>');
  return opened.evaluate(async (source) => {
    const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: object) => Viewer };
    const viewer = new BpmnJS({
      container: '#canvas',
      textRenderer: { defaultStyle: { fontFamily: '"Noto Sans SC", sans-serif' } },
    });
    await viewer.importXML(source);
    return (await viewer.saveSVG()).svg;
  }, xml);
}

const screenshot = async (browser: Browser, svg: string): Promise<Buffer> =>
  (await open(browser, svg)).locator('svg').screenshot();

await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: await chromiumBinary.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
});
try {
  for (const id of diagramIds) {
    const xml = await readFile(join(root, 'bpmn', `${id}.bpmn`), 'utf8');
    const title = /<bpmn:process [^>]*name="([^"]*)"/.exec(xml)?.[1] ?? id;
    const svg = tidySvg(await exportSvg(browser, xml), title);
    await writeFile(join(pictures, `${id}.svg`), svg);
    await writeFile(join(pictures, `${id}.png`), await screenshot(browser, svg));
    console.log(`docs/pictures/${id}.svg, .png`);
  }
} finally {
  await browser.close();
}
