import { diagram, flow, testRule, userTask } from '../support/lint-rule.ts';

const start = '<bpmn:startEvent id="start" name="到达"/>';
const end = '<bpmn:endEvent id="end" name="办结"/>';
const ask = '<bpmn:exclusiveGateway id="ask" name="先审核？" default="ask-review"/>';
const pastReview = `${ask}${userTask('review')}${end}${flow('start', 'ask')}${flow('ask', 'review')}
  ${flow('ask', 'end', { when: '=entry = "none"' })}${flow('review', 'end')}`;

testRule('decided-by-people', {
  valid: [
    {
      name: 'every way passes a human step',
      xml: diagram(`${start}${userTask('review')}${end}${flow('start', 'review')}${flow('review', 'end')}`),
    },
    {
      name: 'a process that a message starts, and that nobody waits for',
      xml: diagram(
        `<bpmn:startEvent id="start" name="提出"><bpmn:messageEventDefinition/></bpmn:startEvent>${pastReview}`,
      ),
    },
    { name: 'a process without people', xml: diagram(`${start}${end}${flow('start', 'end')}`) },
  ],
  invalid: [
    {
      name: 'a branch past the review',
      xml: diagram(start + pastReview),
      findings: [{ element: 'end', message: '从“到达”不经任何人办理就能走到“办结”' }],
    },
  ],
});
