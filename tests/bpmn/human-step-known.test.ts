import { diagram, extensions, testRule, userTask } from '../support/lint-rule.ts';

testRule('human-step-known', {
  valid: [
    { name: 'a review step', xml: diagram(userTask('review')) },
    {
      name: 'a step of the applicant, acts written with spaces',
      xml: diagram(
        userTask('amend', {
          stage: 'amend',
          actions: 'resubmit, abandon',
          form: 'amendment-form',
          permission: 'applicant',
        }),
      ),
    },
  ],
  invalid: [
    {
      name: 'no headers at all',
      xml: diagram('<bpmn:userTask id="review" name="审核"/>'),
      findings: ['stage', 'actions', 'form', 'permission'].map((key) => ({
        element: 'review',
        message: `人工环节“审核”缺少任务头“${key}”`,
      })),
    },
    {
      name: 'an unknown stage, form and permission',
      xml: diagram(userTask('review', { stage: 'second-review', form: 'x', permission: 'everyone' })),
      findings: [
        { element: 'review', message: '“stage”的取值“second-review”无效，应为amend、sign、review、' },
        { element: 'review', message: '“form”的取值“x”无效' },
        { element: 'review', message: '“permission”的取值“everyone”无效' },
        { element: 'review', message: '“报送上级单位”（report）要求 permission 为“review”' },
        { element: 'review', message: '“退回申报”（return）要求 permission 为“review”' },
      ],
    },
    {
      name: 'an unknown act',
      xml: diagram(userTask('review', { actions: 'report,pass' })),
      findings: [
        {
          element: 'review',
          message: '任务头“actions”的取值“pass”无效，应为submit、',
          property: 'extensionElements.values.0.values.1.value',
        },
      ],
    },
    {
      name: 'an act that does not end the step',
      xml: diagram(userTask('review', { actions: 'report,take_over' })),
      findings: [{ element: 'review', message: '不能提供“变更办理人”（take_over）' }],
    },
    {
      name: 'an act that is not possible in the state of the step, under another permission',
      xml: diagram(userTask('review', { actions: 'report,issue' })),
      findings: [
        { element: 'review', message: '“发放证书”（issue）在“待审核”时不能办理' },
        { element: 'review', message: '“发放证书”（issue）要求 permission 为“issuance”，现为“review”' },
      ],
    },
    {
      name: "the engine's own kind of user task",
      xml: diagram(
        userTask('review').replace('</zeebe:taskHeaders>', '</zeebe:taskHeaders><zeebe:userTask/>'),
      ),
      findings: [
        { element: 'review', message: '去掉 zeebe:userTask', property: 'extensionElements.values.1' },
      ],
    },
    {
      name: 'a header that nobody reads',
      xml: diagram(userTask('review', { colour: 'red' })),
      findings: [{ element: 'review', message: '不认识任务头“colour”' }],
    },
    {
      name: 'other extensions, but no headers',
      xml: diagram(
        `<bpmn:userTask id="review" name="审核">${extensions('<zeebe:userTask/>')}</bpmn:userTask>`,
      ),
      findings: [
        { element: 'review', message: '去掉 zeebe:userTask' },
        ...['stage', 'actions', 'form', 'permission'].map((key) => ({ element: 'review', message: key })),
      ],
    },
  ],
});
