/** What the audit trail tells of besides the acts on applications: each change by its name for people. */
export const auditActions = {
  profile_saved: '保存个人信息',
  unit_completed: '完善单位信息',
  unit_changed: '修改单位信息',
  handler_added: '添加经办人',
  handler_removed: '移除经办人',
  permissions_saved: '保存经办人权限',
  recognition_saved: '保存认定申报设置',
  checks_saved: '标记已核对内容',
  attachments_saved: '保存申报附件',
  commitment_published: '发布诚信承诺书',
  document_created: '新建核准文件',
  document_changed: '修改核准文件',
  document_published: '发布核准文件',
  document_withdrawn: '撤回核准文件',
  batch_created: '创建发证批次',
  batch_changed: '修改发证批次',
  publicity_forms_downloaded: '下载公示材料',
  batch_archived: '打包批次证书',
  calendar_entered: '录入工作日历',
  calendar_corrected: '更正工作日历',
  authority_granted: '授予发证权限',
  authority_withdrawn: '收回发证权限',
  routing_rules_published: '发布主管部门和报送上级规则',
  unit_created: '新建单位',
  account_changed: '修改账号',
  notice_text_written: '修改通知文本',
  ban_lifted: '解除申报限制',
} as const;
export type AuditAction = keyof typeof auditActions;

/** The kinds of things that are changed. */
export const auditObjects = {
  account: '账号',
  unit: '单位',
  handler: '经办人',
  recognition_setting: '认定申报设置',
  approval_document: '核准文件',
  commitment: '诚信承诺书',
  issuance_batch: '发证批次',
  calendar_year: '工作日历',
  calendar_day: '工作日历日期',
  ban: '申报限制',
  routing_rules: '主管部门和报送上级规则',
  notice_text: '通知文本',
  application: '申报书',
} as const;
export type AuditObject = keyof typeof auditObjects;
