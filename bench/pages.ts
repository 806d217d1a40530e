import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../stack/main.ts';
import { readCity } from '../tests/screenshots/city.ts';
import { startDemo } from '../tests/screenshots/demo.ts';
import { signedInAs } from '../tests/screenshots/signed-in.ts';
import { closeBrowser, visitor } from '../tests/support/browser.ts';
import { percentile } from './figures.ts';

/**
 * `npm run bench:pages`: how long each list page takes in a browser on this machine, from the address to the moment when its
 * rows are there and can be worked with; opened anew each time, the first time with nothing in the browser's cache. On a
 * throw-away demo, or on the platform at PLATFORM_URL whose demo has been filled.
 */
const times = Number(process.env.BENCH_TIMES ?? 8);
const running = process.env.PLATFORM_URL;
const folder = await mkdtemp(join(tmpdir(), 'title-review-bench-'));
const demo = running ? undefined : await startDemo(folder);
const base = running ?? demo?.url ?? '';

try {
  process.env.TEST_BASE_URL = base;
  const { hospital, bureau } = await readCity(base);
  const pages = [
    { title: '我的申报', by: 'applicant-2', at: '/applications' },
    {
      title: '职称初定审核',
      by: 'handler-south-hospital-1',
      at: `/units/${hospital.id}/review/initial?tab=all`,
    },
    { title: '停滞的申报书', by: 'handler-south-bureau-1', at: `/units/${bureau.id}/stuck` },
    { title: '核准文件', by: 'handler-south-bureau-1', at: `/units/${bureau.id}/approval-documents` },
    { title: '发证批次', by: 'handler-south-bureau-1', at: `/units/${bureau.id}/batches` },
    { title: '单位（平台管理）', by: 'administrator', at: '/administration/units' },
    { title: '操作日志', by: 'administrator', at: '/administration/audit' },
    { title: '流程实例', by: 'administrator', at: '/administration/monitor/instances' },
  ];
  say(`每页打开 ${times} 次；毫秒：首次（无缓存）、中位数、最长`);
  for (const page of pages) {
    const took = await opened(page);
    const later = took.slice(1);
    const figures = [took[0] ?? 0, percentile(later, 0.5), Math.max(...later)].map((ms) =>
      ms.toFixed(0).padStart(6),
    );
    say(`${figures.join('')}  ${page.title}`);
  }
} finally {
  await closeBrowser();
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Milliseconds of each time that one person opens the page. */
async function opened({ by, at }: { by: string; at: string }): Promise<number[]> {
  const visit = await visitor();
  await signedInAs(visit, base, by);
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    await visit.page.goto(at, { waitUntil: 'commit' });
    await visit.page.getByRole('heading', { level: 1 }).first().waitFor();
    await visit.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    took.push(performance.now() - begun);
  }
  await visit.context.close();
  return took;
}
