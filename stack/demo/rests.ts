import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { City } from '../../database/seed/city.ts';
import { numberOf, rest, restKinds, titleOf } from './rest.ts';
import { formOf, work } from './rest-form.ts';
import { stepsTo } from './rest-steps.ts';
import type { Scenario } from './scenario.ts';

const table = z.strictObject({ works: z.record(z.string(), work), rests: z.array(rest) });

/**
 * The applications of `demo/rests.json`, one a row: each is brought to where it rests, so that every tab of the demo's
 * people has something in it. They are walked at the first start, beside those of `demo/applications`.
 */
export async function loadRests(file: string, cityFile: string): Promise<Scenario[]> {
  const read = table.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) throw new Error(`${file} 有误：\n${z.prettifyError(read.error)}`);
  const city = JSON.parse(await readFile(cityFile, 'utf8')) as City;
  const { works, rests } = read.data;
  return rests.map((one) => {
    const what = works[one.work];
    if (!what) throw new Error(`${file}：没有 ${one.work}`);
    return {
      file: `${numberOf(rests, one)}-${one.rest}`,
      title: titleOf(rests, one),
      tells: '演示城市日常办理中的一份申报',
      business: one.business,
      applicant: one.applicant,
      workUnit: one.way[0] ?? '',
      acceptingUnit: one.way.at(-1) ?? '',
      form: formOf(city, one.applicant, one.business, what),
      steps: stepsTo(one, rests, city),
      expect: { state: restKinds[one.rest], events: [], noticesInclude: [] },
    };
  });
}
