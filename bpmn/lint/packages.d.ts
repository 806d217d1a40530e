/** Types of the packages behind the lint that bring none, as far as we use them. */
declare module 'bpmnlint' {
  import type { Element, Path } from './element.ts';
  import type { Rule, RuleFactory } from './rule.ts';

  export type Config = { extends?: string[]; rules?: Record<string, string | [string, unknown?]> };
  export type Resolver = {
    resolveRule(plugin: string, name: string): RuleFactory;
    resolveConfig(plugin: string, name: string): Config;
  };
  export type LintReport = { id?: string; message: string; name?: string; path?: Path; category: string };
  export class Linter {
    constructor(options: { config: Config; resolver: Resolver });
    lint(definitions: Element): Promise<Record<string, LintReport[]>>;
  }
  export type { Rule };
}

declare module 'bpmnlint/config/recommended.js' {
  import type { Config } from 'bpmnlint';
  const config: Config;
  export default config;
}

declare module 'bpmnlint/rules/*' {
  import type { RuleFactory } from './rule.ts';
  const rule: RuleFactory;
  export default rule;
}

declare module 'bpmnlint-plugin-camunda-compat' {
  import type { Config } from 'bpmnlint';
  const plugin: { configs: Record<'camunda-cloud-8-5', Config> };
  export default plugin;
}

declare module 'bpmnlint-plugin-camunda-compat/rules/*' {
  import type { RuleFactory } from './rule.ts';
  const rule: RuleFactory;
  export default rule;
}

declare module 'bpmn-moddle' {
  import type { Element } from './element.ts';

  export class BpmnModdle {
    constructor(descriptors?: Record<string, unknown>);
    /** Rejects if the text is not BPMN at all; lesser faults are warnings. */
    fromXML(xml: string): Promise<{ rootElement: Element; warnings: { message: string }[] }>;
  }
}
