import { diagram, extensions, testRule } from '../support/lint-rule.ts';

const call = (processId: string): string =>
  `<bpmn:callActivity id="call" name="调用">${extensions(
    `<zeebe:calledElement processId="${processId}" propagateAllChildVariables="false"/>`,
  )}</bpmn:callActivity>`;

testRule('called-process-exists', {
  valid: [
    { name: 'a released diagram', xml: diagram(call('unit-review')) },
    {
      name: 'a deployed diagram',
      xml: diagram(call('second-review')),
      options: { processIds: ['second-review'] },
    },
    {
      name: 'another process of the file',
      xml: diagram(call('own'), '<bpmn:process id="own" name="自有流程"/>'),
    },
  ],
  invalid: [
    {
      name: 'a process that nobody knows',
      xml: diagram(call('unit-reviews')),
      findings: [
        {
          element: 'call',
          message: '“调用”调用的流程“unit-reviews”不存在',
          property: 'extensionElements.values.0.processId',
        },
      ],
    },
  ],
});
