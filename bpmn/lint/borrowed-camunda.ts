import calledElement from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/called-element.js';
import duplicateTaskHeaders from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/duplicate-task-headers.js';
import elementType from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/element-type/index.js';
import errorReference from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/error-reference.js';
import escalationHost from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/escalation-boundary-event-attached-to-ref.js';
import escalationReference from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/escalation-reference.js';
import eventBasedGatewayTarget from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/event-based-gateway-target.js';
import executableProcess from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/executable-process.js';
import feelCompatibility from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/feel-compatibility.js';
import implementation from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/implementation/index.js';
import inclusiveGateway from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/inclusive-gateway.js';
import ioMapping from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/io-mapping.js';
import linkEvent from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/link-event.js';
import loopCharacteristics from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/loop-characteristics.js';
import noBindingType from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-binding-type.js';
import noBusinessId from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-business-id.js';
import noCancelListener from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-cancel-execution-listener.js';
import noListenerHeaders from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-execution-listener-headers.js';
import noExecutionListeners from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-execution-listeners.js';
import noExpression from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-expression.js';
import noJobPriority from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-job-priority-definition.js';
import noLoop from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-loop.js';
import noMultipleStarts from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-multiple-none-start-events.js';
import noPriority from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-priority-definition.js';
import noTaskListeners from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-task-listeners.js';
import noVersionTag from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/no-version-tag.js';
import signalReference from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/signal-reference.js';
import startEventForm from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/start-event-form.js';
import taskSchedule from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/task-schedule.js';
import timer from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/timer/index.js';
import userTaskForm from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/user-task-form.js';
import variableName from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/variable-name.js';
import waitForCompletion from 'bpmnlint-plugin-camunda-compat/rules/camunda-cloud/wait-for-completion.js';
import type { Borrowed } from './borrowed.ts';

/** Rules of camunda-compat for engine 8.5, by name; those that ours say better are off in `config.ts`. */
export const camundaRules: Record<string, Borrowed> = {
  'called-element': [calledElement, '“{}”没有指明调用哪个流程'],
  'duplicate-task-headers': [duplicateTaskHeaders, '“{}”的任务头有重复的键'],
  'element-type': [elementType, '引擎 8.5 不支持“{}”这种元素'],
  'error-reference': [errorReference, '错误事件“{}”没有指明错误代码'],
  'escalation-boundary-event-attached-to-ref': [escalationHost, '升级事件“{}”只能附在子流程或调用活动上'],
  'escalation-reference': [escalationReference, '升级事件“{}”没有指明升级代码'],
  'event-based-gateway-target': [eventBasedGatewayTarget, '事件网关之后不能接接收任务“{}”，请改用消息事件'],
  'executable-process': [executableProcess, '流程“{}”没有勾选“可执行”'],
  'feel-compatibility': [feelCompatibility, '“{}”的表达式用了引擎 8.5 没有的函数'],
  implementation: [implementation, '“{}”没有指明作业类型，不知由谁执行'],
  'inclusive-gateway': [inclusiveGateway, '引擎 8.5 的包容网关“{}”只能有一条流入'],
  'io-mapping': [ioMapping, '“{}”的输入输出映射缺少来源或目标'],
  'link-event': [linkEvent, '连接事件“{}”没有名称或重名'],
  'loop-characteristics': [loopCharacteristics, '“{}”的多实例设置不完整'],
  'no-binding-type': [noBindingType, '引擎 8.5 不支持“{}”的版本绑定设置'],
  'no-business-id': [noBusinessId, '引擎 8.5 不支持“{}”的业务编号设置'],
  'no-cancel-execution-listener': [noCancelListener, '引擎 8.5 不支持“{}”的取消监听器'],
  'no-execution-listener-headers': [noListenerHeaders, '引擎 8.5 不支持“{}”的监听器任务头'],
  'no-execution-listeners': [noExecutionListeners, '引擎 8.5 不支持“{}”的执行监听器'],
  'no-expression': [noExpression, '“{}”的代码须写成固定文字，不能用表达式'],
  'no-job-priority-definition': [noJobPriority, '引擎 8.5 不支持“{}”的作业优先级'],
  'no-loop': [noLoop, '“{}”含有不经停留的循环，引擎会无限执行'],
  'no-multiple-none-start-events': [noMultipleStarts, '“{}”：流程只能有一个无触发条件的开始事件'],
  'no-priority-definition': [noPriority, '引擎 8.5 不支持“{}”的优先级'],
  'no-task-listeners': [noTaskListeners, '引擎 8.5 不支持“{}”的任务监听器'],
  'no-version-tag': [noVersionTag, '引擎 8.5 不支持“{}”的版本标签'],
  'signal-reference': [signalReference, '信号事件“{}”没有指明信号名称'],
  'start-event-form': [startEventForm, '开始事件“{}”的表单设置有误'],
  'task-schedule': [taskSchedule, '“{}”的到期或跟进时间无效'],
  timer: [timer, '定时事件“{}”的时间设置缺少或无效'],
  'user-task-form': [userTaskForm, '“{}”的引擎表单设置有误'],
  'variable-name': [variableName, '“{}”的变量名无效'],
  'wait-for-completion': [waitForCompletion, '补偿事件“{}”须等待完成'],
};
