import { diagram, flow, serviceTask, testRule, userTask } from '../support/lint-rule.ts';

const gateway = (id: string, defaultFlow = ''): string =>
  `<bpmn:exclusiveGateway id="${id}" name="结论？"${defaultFlow ? ` default="${defaultFlow}"` : ''}/>`;
const end = '<bpmn:endEvent id="end" name="办结"/>';
const certification = userTask('certification', {
  stage: 'certification',
  actions: 'issue,hold',
  form: 'certification-form',
  permission: 'issuance',
});
const held = userTask('held', {
  stage: 'held',
  actions: 'release,reject',
  form: 'certification-form',
  permission: 'issuance',
});
const review = userTask('review');

testRule('outcomes-taken', {
  valid: [
    {
      name: 'one outcome is named, the other takes the default branch',
      xml: diagram(
        certification +
          held +
          end +
          gateway('decision', 'decision-end') +
          flow('certification', 'decision') +
          flow('decision', 'held', { when: '=outcome = "hold"' }) +
          flow('decision', 'end') +
          flow('held', 'end'),
      ),
    },
    {
      name: "all leave with the process's end: the caller branches",
      xml: diagram(review + end + flow('review', 'end')),
    },
    {
      name: 'outcomes told apart only behind an automatic step and a second gateway',
      xml: diagram(
        review +
          held +
          end +
          serviceTask('record', 'termination') +
          gateway('first', 'first-record') +
          gateway('second', 'second-end') +
          flow('review', 'first') +
          flow('first', 'end', { when: '=outcome = "report"' }) +
          flow('first', 'record') +
          flow('record', 'second') +
          flow('second', 'held', { when: '=outcome in ("return_to_unit", "return_to_applicant")' }) +
          flow('second', 'end') +
          flow('held', 'end'),
      ),
    },
    {
      name: 'a branch that does not speak of the outcome, beside a default',
      xml: diagram(
        certification +
          end +
          gateway('decision', 'decision-end') +
          '<bpmn:endEvent id="other" name="另行办理"/>' +
          flow('certification', 'decision') +
          flow('decision', 'other', { when: '=urgent' }) +
          flow('decision', 'end'),
      ),
    },
  ],
  invalid: [
    {
      name: 'an outcome that no branch takes',
      xml: diagram(
        certification +
          end +
          '<bpmn:endEvent id="issued" name="已发证"/>' +
          '<bpmn:endEvent id="other" name="另行办理"/>' +
          gateway('decision') +
          flow('certification', 'decision') +
          flow('decision', 'issued', { when: '=outcome = "issue"' }) +
          flow('decision', 'other', { when: '=outcome = "reject"' }),
      ),
      findings: [
        {
          element: 'certification',
          message: '“certification”的结果 hold（移入核准中） 到网关“结论？”没有分支接收',
        },
      ],
    },
    {
      name: 'every branch excludes it',
      xml: diagram(
        userTask('review', { actions: 'report' }) +
          end +
          '<bpmn:endEvent id="other" name="另行办理"/>' +
          gateway('decision') +
          flow('review', 'decision') +
          flow('decision', 'end', { when: '=outcome != "report"' }) +
          flow('decision', 'other', { when: '=outcome = "refuse"' }),
      ),
      findings: [{ element: 'review', message: 'report（报送上级单位） 到网关' }],
    },
    {
      name: 'an inserted second step swallows what the first decided',
      xml: diagram(review + held + end + flow('review', 'held') + flow('held', 'end')),
      findings: [
        {
          element: 'review',
          message:
            'report（报送上级单位）、return_to_applicant（退回申报）、return_to_unit（退回申报） 不加区分地都走到“held”',
        },
      ],
    },
    {
      name: 'a condition on an outcome that no act has',
      xml: diagram(
        certification +
          end +
          held +
          gateway('decision', 'decision-end') +
          flow('certification', 'decision') +
          flow('decision', 'held', { name: '暂缓', when: '=outcome = "holdd" or outcome = "hold"' }) +
          flow('decision', 'end') +
          flow('held', 'end'),
      ),
      findings: [
        {
          element: 'decision-held',
          message: '“暂缓”的条件所写的“holdd”不是任何办理的结果',
          property: 'conditionExpression.body',
        },
      ],
    },
  ],
});
