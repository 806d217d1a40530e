/** What the properties panel explains, and says of faults; keys without blanks at their ends. */
export const panelSentences: Record<string, string> = {
  // parts
  Create: '新建',
  Update: '更新',
  Edit: '编辑',
  Change: '更换',
  Unlink: '取消模板',
  Upgrade: '升级',
  Unset: '清除',
  Applied: '已选用',
  Deprecated: '已停用',
  Incompatible: '不兼容',
  Description: '说明',
  'Not found': '找不到',
  'More actions': '更多操作',
  'Loading...': '正在加载…',
  'Update available': '有新版本',
  'Custom properties': '模板属性',
  'Implementation type': '实现方式',
  'Event type': '事件类型',
  'Listener type': '作业类型',
  'Variable events': '变量变化',
  'Camunda Form': '引擎表单',
  'External form reference': '外部表单',
  'Cancel remaining instances': '取消其余活动',
  'Active elements collection': '活动元素集合',
  'Local variable assignment': '赋给局部变量',
  'Process variable assignment': '赋给流程变量',
  'Assign to process variable': '赋给流程变量',
  Inputs: '输入',
  Outputs: '输出',
  Before: '之前',
  After: '之后',
  start: '开始',
  end: '结束',
  Properties: '属性',
  '<unnamed>': '未命名',
  '<empty>': '空',
  // the panel itself
  'Toggle section': '展开或收起',
  'Section contains an error': '有错误',
  'Section contains edits': '已填写',
  'Toggle list item': '展开或收起',
  'Delete item': '删除',
  'Create new list item': '添加',
  'Open pop-up editor': '在大窗口中编辑',
  'Opened in editor': '正在大窗口中编辑',
  'Open documentation': '打开说明',
  'Select a template': '选择模板',
  'Click to set a dynamic value with FEEL expression': '改为用表达式计算',
  'Click to remove dynamic value with FEEL expression': '改为固定值',
  'FEEL expression is mandatory': '必须用表达式计算',
  'Unfold line': '展开',
  'Fold line': '折叠',
  'JSON contains errors': '示例数据不是有效的 JSON',
  'Unparsable FEEL expression.': '表达式写法有误',
  'Scientific notation is disallowed in FEEL.': '不能用科学计数法',
  // faults of a field
  '{label} must not be empty.': '请填写{label}',
  'Must not be empty.': '请填写',
  '{label} cannot exceed {maxLength} characters.': '{label}最多 {maxLength} 个字',
  'Cannot exceed {maxLength} characters.': '最多 {maxLength} 个字',
  '{label} must be at least {minLength} characters.': '{label}至少 {minLength} 个字',
  'Must be at least {minLength} characters.': '至少 {minLength} 个字',
  '{label} must match pattern {pattern}.': '{label}须符合格式 {pattern}',
  'Must match pattern {pattern}.': '须符合格式 {pattern}',
  'Process variable name must not be empty.': '请填写流程变量名',
  'Process variable name must not contain spaces.': '流程变量名不能有空格',
  'The template applied was not found. Therefore, its properties cannot be shown. Unlink to access the data.':
    '找不到所用的模板，不能显示其属性；取消模板后可以查看内容。',
  'This template is deprecated.': '这一模板已停用。',
  "Parameter won't be created as local variable.": '不作为局部变量。',
  "Parameter won't be available in process scope.": '不带回流程。',
  // explanations
  'Implement a user task managed by Camunda. To add a custom implementation, use a job worker.':
    '本平台的人工环节由待办处理，请勿改为引擎自带的用户任务。',
  'Define the assignment, schedule, and priority of the user task. Assignee, candidate groups, and candidate users can be combined. Use due date and follow-up date to express deadlines and urgency.':
    '本平台按单位和权限确定由谁办理，这里不必填写。',
  'Link a form created with the Camunda Forms editor. Submitting this form will start a new process instance.':
    '本平台由申报书的办理启动流程，这里不必填写。',
  'Link a form created with the Camunda Forms editor. To associate a custom form, application, or URL to the user task, specify an external reference.':
    '本平台的表单写在任务头“form”中，这里不必填写。',
  'React to user task lifecycle events by executing a job worker.': '在人工环节开始、分派、完成时执行作业。',
  'Add custom logic that reacts to various events in the workflow execution life-cycle.':
    '在环节开始或结束时执行作业。',
  'Add custom key-value metadata to this element. Extension properties have no effect on process execution — they can be used to attach configuration visible for other consumers of the BPMN diagram.':
    '附在本元素上的说明信息，不影响流程执行。',
  'Provide example data related to this element. Used for editor intelligence, not process execution.':
    '示例数据只用于编辑时的提示，不影响流程执行。',
  'A JSON object — each key represents a variable produced by this element.':
    'JSON 对象，每个键是本元素产生的一个变量。',
  'Evaluate a business rule, for example a DMN decision. To add a custom implementation, use a job worker.':
    '执行决策表；自定义的请用自动步骤。',
  'Configure the message that the task waits for.': '本环节等待哪个消息。',
  'Configure the message that will start this process instance.': '收到哪个消息时启动流程。',
  'Configure the message that this event waits for.': '等待哪个消息。',
  'Define the error to throw. Specify an error code (e.g.': '抛出哪个错误，填写错误代码（如',
  'Define the error to catch. Specify an error code (e.g.': '捕获哪个错误，填写错误代码（如',
  ') to identify the error.': '）。',
  ') to match a specific error, or leave empty to catch any error.': '）；不填则捕获任何错误。',
  'Control the business ID set on a child process. If left empty, no business ID will be set.':
    '给所调用的流程设置业务编号，不填则不设置。',
  'Version tag by which this process can be referenced.': '别的流程可以按此标签引用本流程。',
  'Version tag by which the called process will be referenced.': '按此版本标签调用流程。',
  'Uses the most recent deployed resource.': '使用最近发布的版本。',
  'Uses the resource found in the same deployment.': '使用同次发布的版本。',
  'Uses the most recent deployed resource with the given version tag.': '使用有此版本标签的最近发布的版本。',
  'Specifies the default priority for all jobs created by a process. Must be an integer. If no value is provided, the default value is 0.':
    '本流程各作业的默认优先级，整数，不填为 0。',
  'Specifies the priority of a job. Must be an integer. If no value is provided, the default value is 0.':
    '作业的优先级，整数，不填为 0。',
  'Specifies the priority of a user task. Must be an integer between 0 and 100. If no value is provided, the default value is 50.':
    '人工环节的优先级，0 至 100 的整数，不填为 50。',
  'Identifier computed from the process context that is used to correlate an incoming message (e.g.':
    '收到消息时按此认出是哪一个流程实例，由表达式得出（如',
  'Define the FEEL expression to evaluate and the variable to store the result in.':
    '计算哪个表达式，结果存入哪个变量。',
  // the simulation of tokens
  'Set animation speed = Slow': '慢速',
  'Set animation speed = Normal': '常速',
  'Set animation speed = Fast': '快速',
  'Powered by bpmn.io': '由 bpmn.io 提供',
  // kinds of elements
  'Message Start Event': '消息开始事件',
  'Timer Start Event': '定时开始事件',
  'Timer Start Event (Non Interrupting)': '定时开始事件（不中断）',
  'Message Start Event (Non Interrupting)': '消息开始事件（不中断）',
};
