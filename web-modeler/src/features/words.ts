import { panelSentences } from './words-panel.ts';

/** What the community's Chinese words lack, and what we call otherwise: canvas and palette. */
const canvas = {
  'Search in diagram': '在图中查找',
  'Open minimap': '打开缩略图',
  'Close minimap': '关闭缩略图',
  'Create element': '添加元素',
  'Append element': '接上元素',
  'Set color': '设置颜色',
  Gateways: '网关',
  Tasks: '环节',
  'Sub-processes': '子流程',
  Events: '事件',
  Data: '数据',
  Participants: '参与者',
  Templates: '模板',
  'User Task': '人工环节',
  'Service Task': '自动步骤',
  'Call Activity': '调用流程',
  'Start Event': '开始事件',
  'End Event': '结束事件',
  'Sequence Flow': '连线',
  'Text Annotation': '批注',
  'Exclusive Gateway': '排他网关',
  'Boundary event': '边界事件',
  'Timer Boundary Event (Non Interrupting)': '定时边界事件（不中断）',
  'Message Boundary Event': '消息边界事件',
  'Error Boundary Event': '错误边界事件',
  'Ad-hoc sub-process (collapsed)': '自由子流程（折叠）',
  'Ad-hoc sub-process (expanded)': '自由子流程（展开）',
  'Expanded pool/participant': '参与者（展开）',
};

/** The properties panel. */
const panel = {
  Completion: '完成条件',
  'Called decision': '调用决策',
  'Called element': '调用的流程',
  Script: '脚本',
  'Task definition': '作业',
  'Job type': '作业类型',
  'Job priority': '作业优先级',
  Assignment: '分派',
  'Active elements': '活动元素',
  Form: '引擎表单',
  Condition: '条件',
  'Business ID': '业务编号',
  'Input propagation': '传入变量',
  'Input mapping': '输入映射',
  'Output propagation': '传出变量',
  'Output mapping': '输出映射',
  Headers: '任务头',
  Key: '键',
  'Task listeners': '任务监听器',
  'Execution listeners': '执行监听器',
  'Extension properties': '扩展属性',
  'Example data': '示例数据',
  'Example output': '示例输出',
  'Learn more': '了解更多',
  Process: '流程',
  ID: '编号',
  'Version tag': '版本标签',
  Priority: '优先级',
  Template: '模板',
  Select: '选用',
  'Camunda user task': '引擎自带的用户任务',
  'Camunda Form (linked)': '引擎表单（链接）',
  'Camunda Form (embedded)': '引擎表单（内嵌）',
  'Local variable name': '局部变量名',
  'Process variable name': '流程变量名',
  Binding: '绑定',
  latest: '最新',
  deployment: '同次发布',
  'version tag': '版本标签',
  'Inherit from parent': '沿用上级',
  'Propagate all parent process variables': '传入上级流程的全部变量',
  'Add input mappings to control what is passed to the activity as local variables.':
    '把哪些内容作为局部变量传给本环节。',
  'Add output mappings to control which variables are merged back into the process scope.':
    '把哪些变量带回流程。',
  'Define a boolean condition expression that determines when this sequence flow is taken.':
    '满足此条件时走这条连线，须为得出真假的表达式。',
  'The number of times the engine tries executing this activity if a worker signals a failure. The default is three.':
    '自动步骤出错后最多尝试几次，不填为三次。',
  'Configure the message that will trigger this boundary event.': '收到哪个消息时触发。',
  'Control which variables from the called process are merged back into the parent scope. By default, all child variables are propagated; use output mappings to selectively return specific variables.':
    '把所调用流程的哪些变量带回；不写输出映射的，全部带回。',
  'If turned on, all variables from the parent process instance will be propagated to the child process instance.':
    '打开后，上级流程的全部变量都会传入。',
  'Define static metadata passed to job workers alongside each job. Headers are not evaluated by the engine — use them for fixed worker configuration (e.g.':
    '随作业交给自动步骤或待办的固定设置（如 ',
};

/** The simulation of tokens. */
const simulation = {
  'Token Simulation': '模拟流转',
  'Reset Simulation': '重新开始模拟',
  'Play Simulation': '开始模拟',
  'Pause Simulation': '暂停模拟',
  'Play/Pause Simulation': '开始或暂停模拟',
  'Toggle Simulation Log': '显示或隐藏模拟记录',
  'Simulation Log': '模拟记录',
  'No Entries': '暂无记录',
  'Trigger Event': '触发',
  'Set Sequence Flow': '改走另一分支',
  'Add pause point': '在此停留',
  'Remove pause point': '不再停留',
  'Found unsupported elements': '含有不能模拟的元素',
  'Not supported': '不能模拟',
};

export const words: Record<string, string> = { ...canvas, ...panel, ...simulation, ...panelSentences };
