import adHocSubProcess from 'bpmnlint/rules/ad-hoc-sub-process.js';
import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js';
import eventSubProcessTypedStartEvent from 'bpmnlint/rules/event-sub-process-typed-start-event.js';
import fakeJoin from 'bpmnlint/rules/fake-join.js';
import global from 'bpmnlint/rules/global.js';
import linkEvent from 'bpmnlint/rules/link-event.js';
import noBpmndi from 'bpmnlint/rules/no-bpmndi.js';
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js';
import noInclusiveGateway from 'bpmnlint/rules/no-inclusive-gateway.js';
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements.js';
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event.js';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js';
import startEventRequired from 'bpmnlint/rules/start-event-required.js';
import subProcessBlankStartEvent from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import superfluousLabel from 'bpmnlint/rules/superfluous-label.js';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination.js';
import type { Borrowed } from './borrowed.ts';

/** Rules of `bpmnlint:recommended`, by name; those that ours say better are off in `config.ts`. */
export const bpmnlintRules: Record<string, Borrowed> = {
  'ad-hoc-sub-process': [adHocSubProcess, '自由子流程内的“{}”不能是开始或结束事件'],
  'end-event-required': [endEventRequired, '“{}”没有结束事件'],
  'event-based-gateway': [eventBasedGateway, '事件网关“{}”须有两条以上流出，且流出上不能写条件'],
  'event-sub-process-typed-start-event': [
    eventSubProcessTypedStartEvent,
    '事件子流程的开始事件“{}”须指明由什么事件触发',
  ],
  'fake-join': [fakeJoin, '“{}”有多条流入却不汇合，请先用网关汇合'],
  global: [global, '公用元素“{}”没有名称、未被使用或重名'],
  'link-event': [linkEvent, '连接事件“{}”没有名称，或找不到与之对应的另一端'],
  'no-bpmndi': [noBpmndi, '“{}”没有画在图上'],
  'no-complex-gateway': [noComplexGateway, '复杂网关“{}”不受支持，请改用排他网关'],
  'no-disconnected': [noDisconnected, '“{}”没有与流程相连'],
  'no-duplicate-sequence-flows': [noDuplicateSequenceFlows, '“{}”有重复的连线'],
  'no-gateway-join-fork': [noGatewayJoinFork, '网关“{}”既汇合又分支，请拆成两个网关'],
  'no-implicit-end': [noImplicitEnd, '流程到“{}”就断了，请接到后续环节或结束事件'],
  'no-implicit-split': [noImplicitSplit, '“{}”有多条流出，请用网关分支'],
  'no-implicit-start': [noImplicitStart, '没有连线通到“{}”，请从开始事件或前一环节接入'],
  'no-inclusive-gateway': [noInclusiveGateway, '包容网关“{}”不易看懂，建议改用排他网关'],
  'no-overlapping-elements': [noOverlappingElements, '“{}”与其他图形重叠，或超出了所在子流程'],
  'single-blank-start-event': [singleBlankStartEvent, '“{}”有多个无触发条件的开始事件'],
  'single-event-definition': [singleEventDefinition, '事件“{}”只能有一种触发方式'],
  'start-event-required': [startEventRequired, '“{}”没有开始事件'],
  'sub-process-blank-start-event': [subProcessBlankStartEvent, '子流程的开始事件“{}”不能有触发条件'],
  'superfluous-gateway': [superfluousGateway, '网关“{}”只进出各一条连线，可以去掉'],
  'superfluous-label': [superfluousLabel, '连线“{}”不需要名称'],
  'superfluous-termination': [superfluousTermination, '“{}”用终止结束事件没有必要，普通结束事件即可'],
};
