import { describe, expect, test } from '@jest/globals';
import { publicView, samePublicView } from '../../../domain/publicity/public-view.ts';
import {
  buildConfirmationForm,
  buildDegree,
  buildInitialForm,
  buildJob,
  buildPerson,
} from '../../support/builders/forms.ts';

describe('what is on public view', () => {
  test('R-47 an initial recognition shows who, where, what for, and the highest degree', () => {
    const form = buildInitialForm({
      degrees: [
        buildDegree({ level: 'college', school: '重庆电子工程职业学院', graduatedOn: '2021-06-30' }),
        buildDegree(),
      ],
      workHistory: [buildJob(), buildJob({ from: '2021-08-01', to: '2022-08-31' })],
    });
    expect(publicView(form)).toEqual({
      姓名: '陈静',
      工作单位: '重庆市渝中区第一建筑设计所',
      申报系列: '工程技术',
      申报专业: '建筑工程',
      申报级别: '助理级',
      最高学历: '本科',
      毕业院校: '重庆大学',
      所学专业: '土木工程',
      参加工作时间: '2021-08-01',
    });
  });

  test('R-47 of two degrees of one level the later is shown', () => {
    const [first, second] = [buildDegree({ graduatedOn: '2020-06-30' }), buildDegree({ major: '法学' })];
    for (const degrees of [
      [first, second],
      [second, first],
    ]) {
      expect(publicView(buildInitialForm({ degrees }))).toMatchObject({ 所学专业: '法学' });
    }
  });

  test('R-47 what is not filled in shows as nothing', () => {
    expect(new Set(Object.values(publicView({})))).toEqual(new Set(['']));
    expect(publicView({ titleHeld: {} })).toMatchObject({ 发证机关: '', 最高学历: '' });
  });

  test('R-47 a confirmation shows the title held', () => {
    expect(publicView(buildConfirmationForm())).toMatchObject({
      最高学历: '本科',
      现有职称级别: '助理级',
      发证机关: '四川省人力资源和社会保障厅',
      取得时间: '2025-08-01',
    });
  });

  test('R-47 neither identity number nor phone nor birth date is on public view', () => {
    const { idNumber, phone, birthDate } = buildPerson();
    for (const form of [buildInitialForm(), buildConfirmationForm()]) {
      const shown = JSON.stringify(publicView(form));
      for (const secret of [idNumber, phone, birthDate]) expect(shown).not.toContain(secret);
    }
  });

  test('R-21 a change of what is not on view leaves it the same; a change of the profession does not', () => {
    const before = publicView(buildInitialForm());
    const unseen = buildInitialForm({
      achievements: '改写',
      basicInformation: buildPerson({ phone: '13900139000' }),
    });
    const seen = buildInitialForm({
      titleApplied: { series: '工程技术', profession: '道路工程', level: 'assistant' },
    });
    expect(samePublicView(before, publicView(unseen))).toBe(true);
    expect(samePublicView(before, publicView(seen))).toBe(false);
  });

  test('R-21 the order of keys does not matter, since the database keeps its own; a missing one does', () => {
    expect(samePublicView({ 姓名: '陈静', 最高学历: '本科' }, { 最高学历: '本科', 姓名: '陈静' })).toBe(true);
    expect(samePublicView({ 姓名: '陈静' }, { 姓名: '陈静', 最高学历: '' })).toBe(false);
    expect(samePublicView({ 姓名: '陈静', 最高学历: '' }, { 姓名: '陈静' })).toBe(false);
  });
});
