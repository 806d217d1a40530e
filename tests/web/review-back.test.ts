import { afterAll, expect, test } from '@jest/globals';
import { closeBrowser, browserOf } from '../support/browser.ts';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { as, unitId } from '../support/platform.ts';
import { ReviewPages } from './pages/review.ts';

afterAll(closeBrowser);

const numberOf = async (application: Application): Promise<string> => (await application.read()).number ?? '';

test('R-44 R-48 R-81 what was reported is recalled, reported again and refused; the lower unit finds it again', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  const number = await numberOf(application);
  const at = ReviewPages.list(await unitId(hospital.unit), 'reported', number);
  const { page } = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(page);
  await pages.row(number).getByRole('button', { name: '催办' }).click();
  await page
    .getByText(/已催办|催办/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await pages.tick(number);
  await pages.together('撤回报送').click();
  await pages.confirm('确认撤回报送');
  await page.getByText('已撤回报送').waitFor();
  expect((await application.read()).state).toBe('in_publicity');

  await application.act(hospital.one, 'report', { superiorUnitId: await unitId(bureau.unit) });
  const upper = await browserOf(await as(bureau.one), {
    at: ReviewPages.list(await unitId(bureau.unit), 'to_sign', number),
  });
  const theirs = new ReviewPages(upper.page);
  await theirs.row(number).getByRole('link', { name: '查看' }).click();
  await theirs.act('拒收').click();
  await theirs.dialog.getByLabel('拒收原因').fill('不属于本单位受理范围');
  await theirs.confirm('确认拒收');
  await theirs.told('已拒收');
  expect(await application.read()).toMatchObject({ state: 'in_publicity', pending: { unit: hospital.unit } });
});

test('R-46 termination is confirmed in so many words and bars the applicant for this year', async () => {
  const application = await Application.draft();
  await application.submit();
  await application.act(hospital.one, 'sign');
  const at = `/units/${await unitId(hospital.unit)}/review/initial/${application.id}`;
  const { page } = await browserOf(await as(hospital.one), { at });
  const pages = new ReviewPages(page);
  await pages.act('终止申报').click();
  await pages.dialog.getByText(/本年度内不能再选择/).waitFor();
  await pages.dialog.getByLabel('终止原因').fill('不符合职称初定的基本条件');
  await pages.confirm('确认终止申报');
  await pages.dialog.getByText('请先核实并勾选').waitFor();
  await pages.choose('我已核实，确认终止');
  await pages.confirm('确认终止申报');
  await pages.told('已终止');
  expect((await application.read()).state).toBe('terminated');
});
