import { diagramErrors } from './diagram-errors.ts';
import type { Details, ErrorRow } from './error-row.ts';
import type { Reason } from './reason.ts';

/**
 * Every error of the platform: its code, HTTP status and the sentence that people read; `bpmn` marks those that a
 * worker may throw to its diagram. The wire format is RFC 9457 problem JSON (`api/middlewares/problem.ts`).
 */
const at = (phone: string | undefined): string => (phone ? `，联系电话 ${phone}` : '');

export const errors = {
  // Who is asking
  NOT_SIGNED_IN: { status: 401, message: () => '请先登录' },
  LOGIN_NOT_VOUCHED: {
    status: 401,
    message: (d) => `非法登录：${d.why ?? '登录信息未通过核验'}。请完成实名认证后重新登录`,
  },
  CROSS_SITE_REQUEST: { status: 403, message: () => '请求来源不是本平台页面，已拒绝' },
  ADMINISTRATORS_ONLY: { status: 403, message: () => '仅平台管理员可以办理' },
  ANALYSTS_ONLY: { status: 403, message: () => '仅流程分析员和平台管理员可以办理' },
  ONLY_THE_APPLICANT: { status: 403, message: () => '仅申报人本人可以办理' },
  ONLY_INDIVIDUALS_APPLY: { status: 403, message: () => '请使用个人账号申报' },
  ONLY_UNIT_STAFF: { status: 403, message: () => '仅单位经办人可以办理' },
  ONLY_THE_REPORTER: { status: 403, message: () => '仅报送该申报书的下级单位可以撤回报送' },
  NOT_WITH_YOUR_UNIT: {
    status: 403,
    message: (d) => `该申报书不在本单位办理${d.who ? `，现由${d.who}办理` : ''}`,
  },
  PERMISSION_MISSING: {
    status: 403,
    message: (d) => `您没有“${d.permission ?? ''}”权限，请联系本单位管理员`,
  },
  OWN_APPLICATION: { status: 403, message: () => '不能办理本人的申报书，请由本单位其他经办人办理' },
  NO_AUTHORITY: { status: 403, message: () => '本单位没有职称发证权限，请联系市职改办核实' },

  // What is asked for
  NOT_FOUND: { status: 404, message: (d) => `没有找到${d.what ?? '该内容'}` },
  INSTANCE_ENDED: { status: 409, message: () => '该流程实例已经结束，不能再处置' },
  APPLICATION_NOT_FOUND: { status: 404, message: () => '没有找到该申报书，或您无权查看' },
  METHOD_NOT_ALLOWED: { status: 405, message: () => '该地址不支持这种请求方法' },
  INPUT_INVALID: { status: 422, message: () => '填写内容有误，请按提示修改' },
  BODY_NOT_READABLE: { status: 400, message: () => '请求内容无法读取，应为 UTF-8 编码的 JSON' },
  REQUEST_LINE_TOO_LONG: { status: 431, message: () => '请求地址或请求头过长' },
  BODY_TOO_LARGE: { status: 413, message: () => '请求内容过大' },

  // Files
  FILE_TOO_LARGE: { status: 413, message: () => '文件超过 20 MB，请压缩后重新上传' },
  FILE_KIND_NOT_ALLOWED: {
    status: 422,
    message: () => '只能上传 PDF、JPG、PNG、DOCX、XLSX 文件（以文件内容为准）',
  },
  FILE_UPLOAD_BROKEN: { status: 400, message: () => '文件没有传完，请重新上传' },
  TOO_MANY_UNUSED_FILES: {
    status: 409,
    message: (d) => `您上传后尚未使用的文件已达 ${d.most ?? ''} 个，请先使用，或等待一天后自动清理`,
  },

  // When an act is not possible
  APPLICATION_MOVING: { status: 409, message: () => '系统处理中，请稍候再办理' },
  APPLICATION_CHANGED: {
    status: 409,
    message: (d) =>
      d.fields
        ? `申报书已由${d.who ?? '他人'}于 ${d.at ?? ''} 在别处保存，改动了：${d.fields}。您现在的内容尚未保存，请刷新核对后再修改`
        : '该申报书已被他人办理或修改，请刷新后再办理',
  },
  ACT_NOT_POSSIBLE_NOW: {
    status: 409,
    message: (d) => `申报书当前为“${d.state ?? ''}”，不能${d.act ?? '办理'}`,
  },
  STEP_DOES_NOT_OFFER: { status: 409, message: (d) => `当前环节不提供“${d.act ?? ''}”` },
  NOT_THE_HANDLER: {
    status: 409,
    message: (d) =>
      `该申报书由${d.who ?? '其他经办人'}办理${d.deputy ? `（离岗期间由${d.deputy}代办）` : ''}，其他经办人只能查看；确需办理请先变更办理人`,
  },
  CANNOT_BE_HANDED_TO: { status: 422, message: (d) => `不能移交：${d.why ?? ''}` },
  ABSENCE_OVER: { status: 409, message: () => '该离岗登记已结束' },
  ALREADY_THE_HANDLER: { status: 409, message: () => '您已经是该申报书的办理人' },
  ALREADY_BEGUN: {
    status: 409,
    message: (d) => `${d.who ?? '办理单位'}已开始办理，不能再撤回或拒收${at(d.phone)}，可联系其退回`,
  },
  ALREADY_PAST_WORK_UNIT: {
    status: 409,
    message: (d) => `申报书已报送至${d.who ?? '上级单位'}，不能撤回${at(d.phone)}，可联系其退回`,
  },
  PUBLICITY_FIRST: { status: 409, message: () => '用人单位须先审核通过并公示' },
  PUBLICITY_NOT_OVER: { status: 409, message: (d) => `公示期未满，最早可于 ${d.from ?? ''} 办理` },
  PUBLICITY_OVER: { status: 409, message: () => '公示期已满，不能再登记异议' },
  OBJECTION_OPEN: {
    status: 409,
    message: (d) => `尚有 ${d.count ?? ''} 件实名异议未登记处理结果，公示期暂停计算`,
  },
  OBJECTION_UPHELD: { status: 409, message: () => '公示期间有实名异议经核查成立，请退回或终止申报' },
  NO_OPEN_OBJECTION: { status: 409, message: () => '没有待处理的实名异议' },
  RESULT_PUBLICITY_NOT_OVER: {
    status: 409,
    message: (d) => `认定结果公示期未满，最早可于 ${d.from ?? ''} 发放证书`,
  },
  PUBLICITY_IS_THE_WORK_UNITS: {
    status: 409,
    message: () => '公示由用人单位办理，本单位请报送上级单位或审核通过',
  },
  PUBLICITY_DATES_WRONG: {
    status: 422,
    message: (d) => `公示时间须为 ${d.start ?? ''} 至 ${d.end ?? ''} 的完整公示期`,
  },
  APPROVAL_IS_THE_ACCEPTING_UNITS: {
    status: 409,
    message: () => '审核通过由受理单位办理，本单位请报送上级单位',
  },
  ACCEPTING_UNIT_DOES_NOT_REPORT: { status: 409, message: () => '本单位是受理单位，无须再报送，请审核通过' },
  NOT_REPORTED_FROM_BELOW: {
    status: 409,
    message: () => '该申报书不是下级单位报送的，不能拒收，可退回申报人',
  },
  NOT_IN_A_BATCH: { status: 409, message: () => '该申报人尚未列入发证批次' },
  RETURN_NODE_UNKNOWN: { status: 422, message: () => '退回节点只能是申报人，或此前办理过该申报书的单位' },
  OUTSIDE_RETURN_SCOPE: {
    status: 422,
    message: (d) => `本次退回只允许修改：${d.open ?? ''}。其他内容已经审核，不能修改`,
  },
  SUPERIOR_NOT_ALLOWED: {
    status: 422,
    bpmn: true,
    message: (d) => `不能报送至该单位：${d.why ?? '不在可报送范围'}`,
  },

  // Personal centre, unit and handlers
  PROFILE_IS_FOR_INDIVIDUALS: {
    status: 403,
    message: () => '个人中心仅供个人账号使用，法人账号请维护单位基础信息',
  },
  PROFILE_INCOMPLETE: {
    status: 409,
    message: (d) => `请先在个人中心完善基本信息，尚未填写：${d.missing ?? ''}`,
  },
  DOCUMENT_TAKEN: {
    status: 409,
    message: () => '该证件号码已被其他账号登记，请核对；确系本人证件的，请联系平台管理员',
  },
  AUTHORITY_IN_USE: {
    status: 409,
    message: (d) => `尚有 ${d.count ?? ''} 份在办申报书由该单位受理，办结前不能收回发证权限`,
  },
  UNIT_CLOSED: { status: 409, message: (d) => `${d.unit ?? ''}已停用，由${d.successor ?? ''}承接` },
  UNITS_SHARE_WAYS: { status: 409, message: (d) => `${d.which ?? ''}先后经过两家单位，须先办结` },
  LAST_PLATFORM_ADMINISTRATOR: { status: 409, message: () => '须至少保留一名平台管理员' },
  UNIT_INFORMATION_FIRST: { status: 409, message: () => '请先完善单位基础信息，提交后方可进入单位中心' },
  UNIT_CHANGED: { status: 409, message: () => '单位信息已被他人修改，请刷新后再修改' },
  UNIT_NAME_TAKEN: { status: 409, message: () => '该单位名称已被其他单位登记，请核对' },
  CREDIT_CODE_TAKEN: { status: 409, message: () => '该统一社会信用代码已被其他单位登记，请核对' },
  PERSON_NOT_FOUND: {
    status: 404,
    message: () =>
      '没有找到证件号码与姓名相符的人员。请其先使用渝快办个人账号登录本平台，在个人中心填写并保存基本信息后再添加',
  },
  ALREADY_HANDLER: { status: 409, message: (d) => `${d.who ?? '该人员'}已是本单位经办人` },
  HANDLER_CHANGED: { status: 409, message: () => '该经办人的权限已被他人修改，请刷新后再保存' },
  HANDLER_HAS_APPLICATIONS: {
    status: 409,
    message: (d) =>
      `${d.who ?? '该经办人'}名下还有 ${d.count ?? ''} 份申报书在办，请先变更办理人再移除：${d.numbers ?? ''}`,
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    message: () => '本单位没有法人账号，须至少保留一名有“权限管理”权限的经办人',
  },
  OWN_APPLICATION_ON_THE_WAY: {
    status: 409,
    message: (d) =>
      `${d.who ?? '该人员'}本人的申报书（${d.numbers ?? ''}）正经本单位办理，办结前不能授予“权限管理”权限`,
  },

  // Applying
  FORM_INVALID: { status: 422, bpmn: true, message: () => '申报书填写有误，请按提示修改' },
  ALREADY_RUNNING: {
    status: 409,
    message: (d) => `您已有一份正在办理的${d.business ?? ''}申报（${d.number ?? '草稿'}）`,
  },
  BARRED: {
    status: 409,
    message: (d) =>
      `您的${d.business ?? ''}申报已于${d.year ?? ''}年被终止，本年度内不能再向${d.unit ?? '该受理单位'}申报`,
  },
  BAN_LIFTED_ALREADY: { status: 409, message: () => '该申报限制已经解除' },
  ACCEPTING_UNIT_CLOSED: {
    status: 409,
    message: (d) => `${d.unit ?? '该单位'}未启用${d.business ?? '该业务'}申报`,
  },
  COMMITMENT_CHANGED: { status: 409, message: () => '诚信承诺书已更新，请重新阅读并勾选后再提交' },
  WORK_UNIT_OWN_ADMINISTRATOR: {
    status: 409,
    message: () => '申报人不能是办理途中单位的权限管理人，请该单位先更换',
  },

  // Notices
  URGE_NOT_POSSIBLE: { status: 409, message: (d) => `现在不能催办：${d.why ?? ''}` },
  ALREADY_URGED: {
    status: 409,
    message: (d) => `每个工作日只能催办一次，今天已催办过，请于 ${d.from ?? ''} 起再催办`,
  },
  NOT_YOURS_TO_URGE: { status: 403, message: () => '只有申报人本人和此前办理过的下级单位可以催办' },
  TOO_MANY_STREAMS: { status: 429, message: () => '打开的页面过多，请关闭一些后刷新' },
  PUBLICITY_FORMS_REFUSED: {
    status: 422,
    message: () => '所选申报书中有不能下载公示材料的，请取消勾选后重试',
  },

  // Certification
  SETTING_CHANGED: { status: 409, message: () => '内容已被他人修改，请刷新后再保存' },
  APPROVAL_DOCUMENT_NOT_USABLE: { status: 422, bpmn: true, message: (d) => `核准文件不可用：${d.why ?? ''}` },
  APPROVAL_NUMBER_TAKEN: { status: 409, message: () => '本单位已有相同的批准文号' },
  APPROVAL_DOCUMENT_PUBLISHED: {
    status: 409,
    message: () => '核准文件已发布，不能修改；尚未使用的，可撤回后重新新建',
  },
  APPROVAL_DOCUMENT_IN_USE: {
    status: 409,
    message: () => '核准文件已用于发放或撤销证书，不能撤回',
  },
  APPLICATION_NOT_FOR_BATCH: { status: 409, message: (d) => `不能列入批次：${d.why ?? ''}` },
  BATCH_IN_USE: { status: 409, message: () => '该批次已有证书发放，不能再修改' },
  CERTIFICATE_NOT_FOUND: { status: 404, message: () => '没有找到该证书，或您无权查看' },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: (d) => `查询过于频繁，请在 ${d.seconds ?? '60'} 秒后再试`,
  },
  ARCHIVE_NOT_READY: {
    status: 409,
    message: (d) => `证书正在生成（已完成 ${d.done ?? '0'}，共 ${d.total ?? '0'}），请稍候再下载`,
  },
  BATCH_WITHOUT_CERTIFICATES: { status: 409, message: () => '该批次尚未发放证书' },
  CERTIFICATE_NOT_VALID: { status: 409, bpmn: true, message: () => '证书不存在或已撤销' },

  ...diagramErrors,

  // The platform itself
  CALENDAR_YEAR_UNKNOWN: {
    status: 409,
    message: (d) => `${d.year ?? ''} 年工作日历尚未录入，请先录入全年`,
  },
  CALENDAR_DAY_UNCHANGED: { status: 409, message: (d) => `${d.date ?? ''} 已是${d.now ?? ''}，无须更正` },
  CALENDAR_YEAR_INVALID: { status: 422, message: (d) => `日历数据有误：${d.why ?? ''}` },
  INTERNAL: { status: 500, message: () => '系统发生错误，请稍后重试' },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errors;
export type BpmnErrorCode = {
  [C in ErrorCode]: (typeof errors)[C] extends { bpmn: true } ? C : never;
}[ErrorCode];

export const bpmnErrorCodes = (Object.keys(errors) as ErrorCode[]).filter(
  (code) => 'bpmn' in errors[code],
) as BpmnErrorCode[];

/** One fault of one field: `field` is a path such as `degrees.0.graduatedOn`, `reason` a sentence in Chinese. */
export type FieldFault = { field: string; reason: string };

/** An error as a value. `details` holds what the sentence was made from: who, phone, from (`YYYY-MM-DD`), … */
export type Problem = {
  code: ErrorCode;
  status: number;
  message: string;
  details: Details;
  faults?: readonly FieldFault[];
  /** Of an act that is not possible: every reason, the first being this problem itself (R-91). */
  reasons?: readonly Reason[];
};

export function problem(code: ErrorCode, details: Details = {}, faults?: readonly FieldFault[]): Problem {
  const row: ErrorRow = errors[code];
  return { code, status: row.status, message: row.message(details), details, ...(faults ? { faults } : {}) };
}

/** A problem on its way up to the one place that answers it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(`${found.code}: ${found.message}`);
    this.problem = found;
  }
}

/** Throws the problem; `never` lets callers write `?? refuse(…)`. */
export function refuse(code: ErrorCode, details?: Details, faults?: readonly FieldFault[]): never {
  throw new ProblemError(problem(code, details, faults));
}
