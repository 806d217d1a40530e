/** What the monitor calls the states of things; the engine's own words are for programs. */
export const instanceStateTitles = { active: '运行中', completed: '已结束', terminated: '已中止' } as const;

export const jobStateTitles: Record<string, string> = {
  created: '待执行',
  failed: '执行失败',
  retried: '待重试',
  completed: '已完成',
  canceled: '已取消',
  error_thrown: '按业务规则拒绝',
};

/** Why the engine stopped, by the kind of error that it names. */
const causes: Record<string, string> = {
  JOB_NO_RETRIES: '自动任务多次执行失败',
  IO_MAPPING_ERROR: '环节的输入或输出无法计算',
  EXTRACT_VALUE_ERROR: '流程图中的表达式取不到所需的数据',
  CONDITION_ERROR: '分支条件无法判断',
  CALLED_ELEMENT_ERROR: '找不到要调用的子流程',
  UNHANDLED_ERROR_EVENT: '业务拒绝未在流程图中处理',
  MESSAGE_SIZE_EXCEEDED: '流程数据过大',
  FORM_NOT_FOUND: '找不到环节的表单',
};
export const causeOf = (errorType: string): string => causes[errorType] ?? '流程引擎报告异常';

/** What to do about it: the first thing to try, in words for an administrator. */
const proposals: Record<string, string> = {
  JOB_NO_RETRIES:
    '多为数据库或外部服务一时不可用。确认服务正常后重试；仍失败时查看所报信息，修改变量或联系维护人员。',
  IO_MAPPING_ERROR: '环节所需的变量缺失或类型不符。在实例中修改变量后重试，并更正流程图中的输入输出。',
  EXTRACT_VALUE_ERROR: '表达式引用的变量缺失。在实例中补上变量后重试，并更正流程图中的表达式。',
  CONDITION_ERROR: '没有一个分支条件成立。在实例中修改判断所用的变量后重试，并为网关设置默认分支。',
  CALLED_ELEMENT_ERROR: '被调用的流程尚未部署。部署该流程图后重试。',
  UNHANDLED_ERROR_EVENT: '该环节的业务拒绝没有相应的边界事件。更正流程图后迁移实例，或移动位置。',
};
export const proposalOf = (errorType: string): string =>
  proposals[errorType] ?? '查看所报信息，消除原因后重试；不能消除时联系维护人员。';
