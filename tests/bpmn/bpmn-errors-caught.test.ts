import { diagram, serviceTask, testRule } from '../support/lint-rule.ts';

const errorOf = (code: string): string => `<bpmn:error id="error" name="错误" errorCode="${code}"/>`;
const boundary = (host: string, reference = 'errorRef="error"'): string =>
  `<bpmn:boundaryEvent id="caught" name="有误" attachedToRef="${host}">
    <bpmn:errorEventDefinition ${reference}/>
  </bpmn:boundaryEvent>`;
const validation = serviceTask('task', 'form-validation');

testRule('bpmn-errors-caught', {
  valid: [
    {
      name: 'the error that the step throws is caught',
      xml: diagram(validation + boundary('task'), errorOf('FORM_INVALID')),
    },
    { name: 'a step that throws nothing', xml: diagram(serviceTask('task', 'termination')) },
    {
      name: 'an error that comes out of a called process',
      xml: diagram(
        `<bpmn:callActivity id="call" name="调用"/>${boundary('call')}`,
        errorOf('SUPERIOR_NOT_ALLOWED'),
      ),
    },
    {
      name: 'an error that comes out of a sub-process',
      xml: diagram(
        `<bpmn:subProcess id="sub" name="子流程">${validation}${boundary('task')}</bpmn:subProcess>${boundary(
          'sub',
        ).replace('"caught"', '"outer"')}`,
        errorOf('FORM_INVALID'),
      ),
    },
  ],
  invalid: [
    {
      name: 'the error is not caught',
      xml: diagram(validation),
      findings: [{ element: 'task', message: '可能因 FORM_INVALID 被拒' }],
    },
    {
      name: 'another error is caught instead',
      xml: diagram(validation + boundary('task'), errorOf('BARRED')),
      findings: [
        { element: 'task', message: 'FORM_INVALID' },
        {
          element: 'caught',
          message: '“BARRED”不会发生：所在环节会抛出 FORM_INVALID',
          property: 'eventDefinitions.0.errorRef',
        },
      ],
    },
    {
      name: 'the boundary event names no error',
      xml: diagram(validation + boundary('task', ''), errorOf('FORM_INVALID')),
      findings: [
        { element: 'task', message: 'FORM_INVALID' },
        { element: 'caught', message: '没有指明捕获哪个错误代码' },
      ],
    },
    {
      name: 'an error caught at a human step, which throws none',
      xml: diagram(`<bpmn:userTask id="step" name="审核"/>${boundary('step')}`, errorOf('FORM_INVALID')),
      findings: [{ element: 'caught', message: '所在环节不会抛出任何业务错误' }],
    },
  ],
});
