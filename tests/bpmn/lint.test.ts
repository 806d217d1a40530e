import { describe, expect, test } from '@jest/globals';
import camundaCompat from 'bpmnlint-plugin-camunda-compat';
import recommended from 'bpmnlint/config/recommended.js';
import { bpmnlintRules } from '../../bpmn/lint/borrowed-bpmnlint.ts';
import { camundaRules } from '../../bpmn/lint/borrowed-camunda.ts';
import { lintConfig, ownRules } from '../../bpmn/lint/config.ts';
import { lintDiagram } from '../../bpmn/lint/lint.ts';
import { diagram, extensions, flow, serviceTask } from '../support/lint-rule.ts';
import { namesIn } from '../support/sources.ts';

const findingsOf = async (rule: string, xml: string): Promise<unknown[]> =>
  (await lintDiagram(xml)).filter((finding) => finding.rule === rule);

describe('the whole lint', () => {
  test('each of our rules is a file of its name', async () => {
    const files = await namesIn('bpmn/lint');
    expect(Object.keys(ownRules).filter((rule) => !files.includes(rule))).toEqual([]);
  });

  test('each borrowed rule that is on can be told in our words, and none is kept for nothing', () => {
    const off = Object.entries(lintConfig({ processIds: [], listening: null }).config.rules ?? {})
      .filter(([, level]) => level === 'off')
      .map(([name]) => name);
    const on = (names: string[], plugin: string): string[] =>
      names
        .filter((name) => !off.includes(plugin + name) && !name.startsWith('bpmnlint/'))
        .toSorted((a, b) => a.localeCompare(b));
    const camunda = Object.keys(camundaCompat.configs['camunda-cloud-8-5'].rules ?? {});
    expect(on(Object.keys(camundaRules), '')).toEqual(on(camunda, 'camunda-compat/'));
    expect(on(Object.keys(bpmnlintRules), '')).toEqual(on(Object.keys(recommended.rules ?? {}), ''));
    const sentences = Object.values({ ...bpmnlintRules, ...camundaRules }).map(([, sentence]) => sentence);
    expect(sentences.filter((sentence) => !sentence.includes('{}'))).toEqual([]);
  });

  test('a borrowed rule tells its finding in our words, with the name and the property', async () => {
    const timer =
      '<bpmn:timerEventDefinition><bpmn:timeDuration>3d</bpmn:timeDuration></bpmn:timerEventDefinition>';
    const xml = diagram(
      `<bpmn:intermediateCatchEvent id="wait" name="等三天">${timer}</bpmn:intermediateCatchEvent>`,
    );
    expect(await findingsOf('camunda-compat/timer', xml)).toEqual([
      {
        rule: 'camunda-compat/timer',
        severity: 'error',
        element: 'wait',
        elementName: '等三天',
        message: '定时事件“等三天”的时间设置缺少或无效',
        property: 'eventDefinitions.0.timeDuration',
      },
    ]);
  });

  test('a borrowed rule names the element that it means, not the one that it looked at', async () => {
    const xml = diagram(
      '<bpmn:subProcess id="sub" name="撤回" triggeredByEvent="true"><bpmn:startEvent id="start" name="收到"/></bpmn:subProcess>',
    );
    expect(await findingsOf('event-sub-process-typed-start-event', xml)).toEqual([
      expect.objectContaining({
        element: 'start',
        message: '事件子流程的开始事件“收到”须指明由什么事件触发',
      }),
    ]);
  });

  test('what is only advised is a warning', async () => {
    const xml = diagram(
      `<bpmn:task id="a" name="甲"/><bpmn:task id="b" name="乙"/><bpmn:exclusiveGateway id="g"/>${flow('a', 'g')}${flow('g', 'b')}`,
    );
    expect(await findingsOf('superfluous-gateway', xml)).toEqual([
      expect.objectContaining({ severity: 'warning', element: 'g' }),
    ]);
  });

  test('a file that is not BPMN, and one that refers to what is not there', async () => {
    for (const xml of ['', 'hello', '<html/>', '<bpmn:definitions'])
      expect(await lintDiagram(xml)).toEqual([
        expect.objectContaining({ rule: 'readable', severity: 'error', element: '' }),
      ]);
    expect(await findingsOf('readable', diagram(flow('a', 'b')))).not.toEqual([]);
  });

  test('findings come in the order of the elements', async () => {
    const xml = diagram(
      serviceTask('b', 'x') +
        serviceTask('a', 'notification') +
        `<bpmn:task id="c">${extensions('')}</bpmn:task>`,
    );
    const elements = (await lintDiagram(xml)).map(({ element }) => element);
    expect(elements).toEqual(
      elements.toSorted(
        (a, b) => ['process', 'b', 'a', 'c'].indexOf(a) - ['process', 'b', 'a', 'c'].indexOf(b),
      ),
    );
    expect(new Set(elements)).toEqual(new Set(['process', 'b', 'a', 'c']));
  });
});
