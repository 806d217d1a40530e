import { diagram, flow, testRule } from '../support/lint-rule.ts';

const steps = '<bpmn:task id="a" name="甲"/><bpmn:task id="b" name="乙"/>';
const gateway = (attributes = ''): string =>
  `${steps}<bpmn:exclusiveGateway id="g" name="结论？" ${attributes}/>`;
const branch = (to: string, when = ''): string => flow('g', to, { name: to, when });

testRule('gateway-default', {
  valid: [
    {
      name: 'a default and a condition',
      xml: diagram(gateway('default="g-b"') + branch('a', '=x = 1') + branch('b')),
    },
    { name: 'a joining gateway', xml: diagram(gateway() + flow('a', 'g') + flow('g', 'b')) },
    {
      name: 'a parallel fork',
      xml: diagram(`${steps}<bpmn:parallelGateway id="g"/>${branch('a')}${branch('b')}`),
    },
  ],
  invalid: [
    {
      name: 'no default',
      xml: diagram(gateway() + branch('a', '=x = 1') + branch('b', '=x = 2')),
      findings: [{ element: 'g', message: '网关“结论？”没有默认分支', property: 'default' }],
    },
    {
      name: 'a branch without a condition',
      xml: diagram(gateway('default="g-b"') + branch('a') + branch('b')),
      findings: [{ element: 'g-a', message: '分支“a”没有写条件', property: 'conditionExpression' }],
    },
    {
      name: 'a condition on the default',
      xml: diagram(gateway('default="g-b"') + branch('a', '=x = 1') + branch('b', '=x = 2')),
      findings: [{ element: 'g-b', message: '默认分支“b”不应再写条件' }],
    },
    {
      name: 'a condition on a flow that is no branch',
      xml: diagram(steps + flow('a', 'b', { when: '=x' })),
      findings: [{ element: 'a-b', message: '“甲 → 乙”不是网关的分支' }],
    },
  ],
});
