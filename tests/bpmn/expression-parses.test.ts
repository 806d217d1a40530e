import { diagram, extensions, flow, testRule } from '../support/lint-rule.ts';

const condition = (when: string): string =>
  diagram(
    `<bpmn:task id="a" name="甲"/><bpmn:task id="b" name="乙"/><bpmn:exclusiveGateway id="g" name="？"/>${flow(
      'g',
      'a',
      { name: '甲', when },
    )}`,
  );
const input = (source: string): string =>
  diagram(
    `<bpmn:task id="a" name="甲">${extensions(
      `<zeebe:ioMapping><zeebe:input source="${source}" target="x"/></zeebe:ioMapping>`,
    )}</bpmn:task>`,
  );
const timer = (duration: string): string =>
  diagram(`<bpmn:intermediateCatchEvent id="wait" name="等待"><bpmn:timerEventDefinition>
    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration>
  </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`);
const header = diagram(
  `<bpmn:task id="a" name="=甲">${extensions(
    '<zeebe:taskHeaders><zeebe:header key="k" value="=(("/></zeebe:taskHeaders>',
  )}</bpmn:task>`,
);

testRule('expression-parses', {
  valid: [
    { name: 'a comparison', xml: condition('=outcome = "report" or outcome = "approve"') },
    { name: 'a list', xml: condition('=outcome in ("a", "b")') },
    { name: 'unary tests in brackets', xml: condition('=level in (> 1, < 3)') },
    { name: 'a built-in function with spaces', xml: condition('=string length(name) > 3') },
    { name: 'a built-in function with a reserved word', xml: condition('=get or else(flag, false)') },
    { name: 'a name with spaces, escaped', xml: condition('=`two words` = 1') },
    { name: 'a comment', xml: condition('=flag // as asked') },
    { name: 'an input of a text', xml: input('=&quot;recalled&quot;') },
    { name: 'a reckoned duration', xml: timer('=duration("P3D")') },
    { name: 'a fixed duration', xml: timer('P3D') },
    { name: 'names and header values are no expressions', xml: header },
  ],
  invalid: [
    {
      name: 'an unfinished condition',
      xml: condition('=outcome = '),
      findings: [{ element: 'g-a', message: '表达式不完整', property: 'conditionExpression.body' }],
    },
    {
      name: 'two equals signs',
      xml: condition('=outcome == "report"'),
      findings: [{ element: 'g-a', message: '判断相等只用一个等号' }],
    },
    {
      name: 'the wrong quotation marks',
      xml: condition("=outcome = 'report'"),
      findings: [{ element: 'g-a', message: "第 11 个字“'report'”处无法理解" }],
    },
    {
      name: 'operators of another language',
      xml: condition('=a && b'),
      findings: [{ element: 'g-a', message: '“&& b”处无法理解' }],
    },
    {
      name: 'a name with spaces',
      xml: condition('=two words > 1'),
      findings: [{ element: 'g-a', message: '变量名“two words”不能含空格' }],
    },
    {
      name: 'a condition that is no expression',
      xml: condition('outcome = "report"'),
      findings: [{ element: 'g-a', message: '须以等号“=”开头' }],
    },
    {
      name: 'an input that is no expression',
      xml: input('applicationId'),
      findings: [
        {
          element: 'a',
          message: '须以等号“=”开头',
          property: 'extensionElements.values.0.inputParameters.0.source',
        },
      ],
    },
    {
      name: 'a timer',
      xml: timer('=now( + 1'),
      findings: [
        { element: 'wait', message: '“等待”的表达式', property: 'eventDefinitions.0.timeDuration.body' },
      ],
    },
  ],
});
