import { diagram, serviceTask, testRule } from '../support/lint-rule.ts';

const step = diagram(serviceTask('step', 'unit-receipt'));

testRule('worker-alive', {
  valid: [
    { name: 'a worker listens', xml: step, options: { listening: ['notification', 'unit-receipt'] } },
    { name: 'the engine does not let us see who listens', xml: step, options: { listening: null } },
    {
      name: 'a type that no worker can have is said by another rule',
      xml: diagram(serviceTask('step', 'unit-recipe')),
      options: { listening: [] },
    },
  ],
  invalid: [
    {
      name: 'nobody listens',
      xml: step,
      options: { listening: ['notification'] },
      findings: [
        {
          element: 'step',
          severity: 'warning',
          message: '“自动步骤”的自动步骤“接收登记”此刻没有程序在执行',
          property: 'extensionElements.values.0.type',
        },
      ],
    },
  ],
});
