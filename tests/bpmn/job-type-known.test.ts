import { diagram, serviceTask, testRule } from '../support/lint-rule.ts';

testRule('job-type-known', {
  valid: [
    { name: 'a type that has a contract', xml: diagram(serviceTask('task', 'form-validation')) },
    {
      name: 'a task without a type, which another rule tells',
      xml: diagram('<bpmn:serviceTask id="task"/>'),
    },
  ],
  invalid: [
    {
      name: 'a misspelt type',
      xml: diagram(serviceTask('task', 'form-validaton')),
      findings: [
        { element: 'task', message: '“form-validaton”没有对应', property: 'extensionElements.values.0.type' },
      ],
    },
    {
      name: 'an expression, whose type nobody can check',
      xml: diagram(serviceTask('task', '=jobType')),
      findings: [{ element: 'task', message: '“=jobType”没有对应' }],
    },
  ],
});
