import { z } from 'zod';
import { businesses } from '../business.ts';
import { minimumPublicityDays } from '../publicity/reckon.ts';
import { eligibilities } from '../recognition/settings.ts';
import { contract } from './contract.ts';

const tag = '受理单位';
const params = z.object({
  unitId: z.uuid('单位编号有误'),
  business: z.enum(businesses, '请选择职称初定或职称确认'),
});
const optional = (label: string, max: number) =>
  z.string(`${label}应为文字`).trim().max(max, `${label}不超过 ${max} 字`);
const yesOrNo = (label: string) => z.boolean(`请选择${label}`);

export const demandView = z.object({
  id: z.uuid(),
  name: z.string(),
  note: z.string(),
  required: z.boolean(),
});

/** An attachment as it is set; one without an id is new. */
const demandGiven = z.strictObject({
  id: z.uuid('附件要求编号有误').nullish(),
  name: optional('附件名称', 100).min(1, '请填写附件名称'),
  note: optional('附件说明', 500).default(''),
  required: yesOrNo('是否必传'),
});

const fields = {
  enabled: yesOrNo('启用状态'),
  office: optional('受理科室', 100),
  address: optional('办理地址', 200),
  phone: optional('咨询电话', 50),
  instructions: optional('申报须知', 20_000),
  eligibility: z.enum(eligibilities, '请选择不符合基本条件时提醒还是不予提交'),
  publicityAgain: yesOrNo('公示内容修改后是否重新公示'),
  secondPublicity: yesOrNo('发证前是否再次公示'),
  secondPublicityDays: z
    .int('结果公示工作日数应为整数')
    .min(minimumPublicityDays, `结果公示不少于 ${minimumPublicityDays} 个工作日`)
    .max(60, '结果公示不超过 60 个工作日')
    .default(minimumPublicityDays),
};

export const recognitionSetting = z.object({
  ...fields,
  /** In the order in which applicants see them. One that is only proposed has no id yet. */
  demands: z.array(demandView.extend({ id: z.uuid().nullable() })),
  /** 0 while nothing is set. */
  revision: z.int(),
});

export const readRecognitionSetting = contract({
  method: 'get',
  path: '/api/units/{unitId}/recognition-settings/{business}',
  tag,
  title: '认定申报设置',
  access: 'session',
  params,
  response: recognitionSetting,
});

export const saveRecognitionSetting = contract({
  method: 'put',
  path: '/api/units/{unitId}/recognition-settings/{business}',
  tag,
  title: '保存认定申报设置',
  description: '启用后申报人可选择本单位申报；修改不影响已提交的申报书。revision 为读取时的版本号。',
  access: 'session',
  params,
  body: z.strictObject({
    ...fields,
    demands: z.array(demandGiven, '请填写附件要求').max(100, '附件要求最多 100 项'),
    revision: z.int32('缺少版本号'),
  }),
  response: recognitionSetting,
});
