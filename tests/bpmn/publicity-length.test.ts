import { diagram, extensions, testRule } from '../support/lint-rule.ts';

const schedule = (mapping: string): string =>
  diagram(
    `<bpmn:serviceTask id="schedule" name="计算公示期">${extensions(
      `<zeebe:taskDefinition type="publicity-scheduling"/>${mapping}`,
    )}</bpmn:serviceTask>`,
  );
const days = (source: string): string =>
  schedule(`<zeebe:ioMapping><zeebe:input source="${source}" target="workingDays"/></zeebe:ioMapping>`);
const mend = '改为 5 个工作日';

testRule('publicity-length', {
  valid: [
    { name: 'five working days', xml: days('=5') },
    { name: 'ten', xml: days('= 10') },
  ],
  invalid: [
    {
      name: 'four working days',
      xml: days('=4'),
      findings: [
        {
          element: 'schedule',
          message: '公示期为 4 个工作日，须为 5 至 60 个',
          property: 'extensionElements.values.1.inputParameters.0.source',
          mend,
        },
      ],
    },
    {
      name: 'a number that is only known later',
      xml: days('=days'),
      findings: [{ element: 'schedule', message: '须写成数字', mend }],
    },
    {
      name: 'no number',
      xml: schedule(''),
      findings: [{ element: 'schedule', message: '须写成数字', mend }],
    },
  ],
});
