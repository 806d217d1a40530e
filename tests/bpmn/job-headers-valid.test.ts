import { diagram, serviceTask, testRule } from '../support/lint-rule.ts';

testRule('job-headers-valid', {
  valid: [
    {
      name: 'a header as asked for',
      xml: diagram(serviceTask('task', 'notification', { notice: 'issued' })),
    },
    { name: 'a contract without headers', xml: diagram(serviceTask('task', 'form-validation')) },
    { name: 'an unknown type, which another rule tells', xml: diagram(serviceTask('task', 'x', { a: 'b' })) },
  ],
  invalid: [
    {
      name: 'a missing header',
      xml: diagram(serviceTask('task', 'notification')),
      findings: [{ element: 'task', message: '缺少任务头“notice”，应为returned、' }],
    },
    {
      name: 'a value that is not allowed',
      xml: diagram(serviceTask('task', 'application-closing', { state: 'done' })),
      findings: [
        {
          element: 'task',
          message: '任务头“state”的取值“done”无效，应为rejected、abandoned、completed之一',
          property: 'extensionElements.values.1.values.0.value',
        },
      ],
    },
    {
      name: 'an empty value',
      xml: diagram(serviceTask('task', 'application-closing', { state: '' })),
      findings: [{ element: 'task', message: '任务头“state”没有取值' }],
    },
    {
      name: 'a header that the contract does not know',
      xml: diagram(serviceTask('task', 'termination', { reason: 'x' })),
      findings: [{ element: 'task', message: '不认识任务头“reason”' }],
    },
  ],
});
