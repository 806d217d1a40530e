import { diagram, extensions, testRule } from '../support/lint-rule.ts';

const call = (mapping: string, processId = 'unit-review'): string =>
  diagram(
    `<bpmn:callActivity id="call" name="单位审核">${extensions(
      `<zeebe:calledElement processId="${processId}"/>${mapping && `<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`}`,
    )}</bpmn:callActivity>`,
  );
const inputs = ['applicationId', 'unitId', 'arrival'].map(
  (target) => `<zeebe:input source="=x" target="${target}"/>`,
);
const outputs = ['outcome', 'unitId', 'nextUnitId', 'nextArrival'].map(
  (target) => `<zeebe:output source="=x" target="${target}"/>`,
);
const missing = (message: string, target: string) => ({ element: 'call', message, mend: `补上 ${target}` });

testRule('unit-handed-over', {
  valid: [
    { name: 'everything is given and taken back', xml: call([...inputs, ...outputs].join('')) },
    { name: 'the call of another process', xml: call('', 'confirmation') },
  ],
  invalid: [
    {
      name: 'the unit is not given',
      xml: call([...inputs.filter((one) => !one.includes('"unitId"')), ...outputs].join('')),
      findings: [missing('没有传入 unitId', 'unitId')],
    },
    {
      name: 'the outcome is not taken back',
      xml: call([...inputs, ...outputs.slice(1)].join('')),
      findings: [missing('没有取回 outcome', 'outcome')],
    },
    {
      name: 'nothing at all',
      xml: call(''),
      findings: [
        ...['applicationId', 'unitId', 'arrival'].map((one) => missing(`没有传入 ${one}`, one)),
        ...['outcome', 'unitId', 'nextUnitId', 'nextArrival'].map((one) => missing(`没有取回 ${one}`, one)),
      ],
    },
  ],
});
