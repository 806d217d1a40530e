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
