import type { z } from 'zod';
import { parseIdentityCard, sexes, sexTitles } from '../../person/identity-card.ts';
import { degreeLevels, degreeLevelTitles } from './degrees.ts';
import { choice, date, section, text } from './fields.ts';

/** A mobile number of the mainland, or a landline with its area code. */
export const phoneNumber = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/;

/**
 * Basic information of a person, the same in the personal centre and in both forms. Whether number,
 * sex and birth date agree is a cross-field rule (`check-person.ts`).
 */
export const basicInformation = section('基本信息', {
  name: text('姓名', 50),
  idNumber: text('身份证号', 18).superRefine((number, context) => {
    const read = parseIdentityCard(number);
    if (!read.ok) read.faults.forEach((fault) => context.addIssue(fault));
  }),
  sex: choice('性别', sexes, sexTitles),
  birthDate: date('出生日期'),
  phone: text('联系电话', 20).regex(
    phoneNumber,
    '联系电话应为11位手机号，或带区号的固定电话，如 023-12345678',
  ),
  nation: text('民族', 20),
  politicalStatus: text('政治面貌', 20),
  workUnit: text('工作单位', 100),
  education: choice('最高学历', degreeLevels, degreeLevelTitles).optional(),
});
export type BasicInformation = z.infer<typeof basicInformation>;
