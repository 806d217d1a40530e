import { diagram, flow, testRule } from '../support/lint-rule.ts';

const steps = '<bpmn:task id="a" name="甲"/><bpmn:task id="b" name="乙"/>';

testRule('element-named', {
  valid: [
    { name: 'a named step', xml: diagram(steps) },
    {
      name: 'a joining gateway and its flows need no name',
      xml: diagram(`${steps}<bpmn:exclusiveGateway id="g"/>${flow('a', 'g')}${flow('g', 'b')}`),
    },
    {
      name: 'a parallel fork decides nothing',
      xml: diagram(`${steps}<bpmn:parallelGateway id="g"/>${flow('g', 'a')}${flow('g', 'b')}`),
    },
  ],
  invalid: [
    {
      name: 'steps and events without a name, in a sub-process too',
      xml: diagram(
        '<bpmn:subProcess id="sub"><bpmn:startEvent id="start" name=" "/><bpmn:userTask id="step"/></bpmn:subProcess>',
      ),
      findings: [
        { element: 'sub', message: '环节“sub”没有名称', property: 'name' },
        { element: 'start', message: '事件“start”没有名称' },
        { element: 'step', message: '环节“step”没有名称' },
      ],
    },
    {
      name: 'a deciding gateway and its branches',
      xml: diagram(
        `${steps}<bpmn:exclusiveGateway id="g"/>${flow('g', 'a')}${flow('g', 'b', { name: '通过' })}`,
      ),
      findings: [
        { element: 'g', message: '判断网关“g”没有名称' },
        { element: 'g-a', message: '分支“g → 甲”没有名称' },
      ],
    },
    {
      name: 'a process without a name',
      xml: diagram(steps).replace('name="流程"', ''),
      findings: [{ element: 'process', message: '流程“process”没有名称' }],
    },
  ],
});
