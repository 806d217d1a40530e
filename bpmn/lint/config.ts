import type { Config, Resolver } from 'bpmnlint';
import recommended from 'bpmnlint/config/recommended.js';
import camundaCompat from 'bpmnlint-plugin-camunda-compat';
import { retold } from './borrowed.ts';
import { bpmnlintRules } from './borrowed-bpmnlint.ts';
import { camundaRules } from './borrowed-camunda.ts';
import { bpmnErrorsCaught } from './bpmn-errors-caught.ts';
import { calledProcessExists } from './called-process-exists.ts';
import { decidedByPeople } from './decided-by-people.ts';
import { elementNamed } from './element-named.ts';
import { expressionParses } from './expression-parses.ts';
import { gatewayDefault } from './gateway-default.ts';
import { humanStepKnown } from './human-step-known.ts';
import { jobHeadersValid } from './job-headers-valid.ts';
import { jobTypeKnown } from './job-type-known.ts';
import { messageCorrelationKey } from './message-correlation-key.ts';
import { messageKnown } from './message-known.ts';
import { outcomesTaken } from './outcomes-taken.ts';
import { publicityKept } from './publicity-kept.ts';
import { publicityLength } from './publicity-length.ts';
import { returnTold } from './return-told.ts';
import type { RuleFactory, RuleOptions } from './rule.ts';
import { terminationBars } from './termination-bars.ts';
import { unitHandedOver } from './unit-handed-over.ts';
import { wayToEnd } from './way-to-end.ts';
import { workerAlive } from './worker-alive.ts';

/** Our rules, by name; each file says why its rule is one. */
export const ownRules: Record<string, RuleFactory> = {
  'job-type-known': jobTypeKnown,
  'job-headers-valid': jobHeadersValid,
  'bpmn-errors-caught': bpmnErrorsCaught,
  'human-step-known': humanStepKnown,
  'outcomes-taken': outcomesTaken,
  'message-correlation-key': messageCorrelationKey,
  'message-known': messageKnown,
  'gateway-default': gatewayDefault,
  'element-named': elementNamed,
  'expression-parses': expressionParses,
  'called-process-exists': calledProcessExists,
  'unit-handed-over': unitHandedOver,
  'way-to-end': wayToEnd,
  'decided-by-people': decidedByPeople,
  'publicity-kept': publicityKept,
  'publicity-length': publicityLength,
  'return-told': returnTold,
  'termination-bars': terminationBars,
  'worker-alive': workerAlive,
};

/** What passes by itself hinders no deployment: a worker may just be starting again. */
const warnings = ['worker-alive'];

/** Borrowed rules that are off, and why. */
const off: Record<string, 'off'> = {
  // ours say the same with the platform's knowledge, and in more cases
  'label-required': 'off', // element-named
  'conditional-flows': 'off', // gateway-default
  'camunda-compat/sequence-flow-condition': 'off', // gateway-default
  'camunda-compat/feel': 'off', // expression-parses
  'camunda-compat/subscription': 'off', // message-correlation-key
  'camunda-compat/message-reference': 'off', // message-known
  // about things that no diagram of ours has: engine-side forms, connectors, secrets
  'camunda-compat/user-task-definition': 'off',
  'camunda-compat/connector-properties': 'off',
  'camunda-compat/secrets': 'off',
};

/** The whole configuration, for bpmnlint's Linter and for the modeler's lint module alike. */
export function lintConfig(options: RuleOptions): { config: Config; resolver: Resolver } {
  const own = Object.keys(ownRules).map((name): [string, ['error' | 'warn', RuleOptions]] => [
    `title-review/${name}`,
    [warnings.includes(name) ? 'warn' : 'error', options],
  ]);
  return {
    config: {
      extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-5'],
      rules: { ...off, ...Object.fromEntries(own) },
    },
    resolver: { resolveRule, resolveConfig },
  };
}

function resolveRule(plugin: string, name: string): RuleFactory {
  if (plugin === 'bpmnlint-plugin-title-review') return known(ownRules[name], name);
  return retold(known((plugin === 'bpmnlint' ? bpmnlintRules : camundaRules)[name], name));
}

const resolveConfig = (plugin: string): Config =>
  plugin === 'bpmnlint' ? recommended : camundaCompat.configs['camunda-cloud-8-5'];

function known<Found>(found: Found | undefined, name: string): Found {
  if (found === undefined) throw new Error(`lint rule ${name} is not in bpmn/lint`);
  return found;
}
