/** Types of the packages behind the lint that bring none, as far as we use them. */
declare module 'bpmnlint' {
  type Element = import('./element.ts').Element;
  type Path = import('./element.ts').Path;
  type RuleFactory = import('./rule.ts').RuleFactory;
  type RuleOptions = import('./rule.ts').RuleOptions;

  export type Config = {
    extends?: string[];
    rules?: Record<string, 'off' | ['error' | 'warn', RuleOptions]>;
  };
  export type Resolver = {
    resolveRule(plugin: string, name: string): RuleFactory;
    resolveConfig(plugin: string, name: string): Config;
  };
  export type LintReport = {
    id?: string;
    message: string;
    name?: string;
    path?: Path;
    mend?: import('../../domain/diagram/finding.ts').Mend;
    category: string;
  };
  export class Linter {
    constructor(options: { config: Config; resolver: Resolver });
    lint(definitions: Element): Promise<Record<string, LintReport[]>>;
  }
}

declare module 'bpmnlint/config/recommended.js' {
  const config: import('bpmnlint').Config;
  export default config;
}

declare module 'bpmnlint/rules/*' {
  const rule: import('./rule.ts').RuleFactory;
  export default rule;
}

declare module 'bpmnlint-plugin-camunda-compat' {
  const plugin: { configs: Record<'camunda-cloud-8-5', import('bpmnlint').Config> };
  export default plugin;
}

declare module 'bpmnlint-plugin-camunda-compat/rules/*' {
  const rule: import('./rule.ts').RuleFactory;
  export default rule;
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(descriptors?: Record<string, unknown>);
    create(type: string, properties: Record<string, unknown>): import('./element.ts').Element;
    toXML(element: import('./element.ts').Element): Promise<{ xml: string }>;
    /** Rejects if the text is not BPMN at all; lesser faults are warnings. */
    fromXML(
      xml: string,
    ): Promise<{ rootElement: import('./element.ts').Element; warnings: { message: string }[] }>;
  }
}
