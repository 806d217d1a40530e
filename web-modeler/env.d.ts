declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent<object, object, unknown>;
  export default component;
}

declare module '@fontsource-variable/noto-sans-sc/index.css';
declare module 'bpmn-js-token-simulation';
declare module 'bpmn-js-i18n-zh/lib/bpmn-js' {
  const words: Record<string, string>;
  export default words;
}
declare module 'bpmn-js-i18n-zh/lib/properties-panel' {
  const words: Record<string, string>;
  export default words;
}
declare module 'bpmn-js-i18n-zh/lib/zeebe-properties-panel' {
  const words: Record<string, string>;
  export default words;
}
declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler' {
  const Modeler: new (options: object) => import('./src/editor.ts').Modeler;
  export default Modeler;
}
declare module 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer' {
  const Viewer: new (options: object) => import('./src/editor.ts').Modeler;
  export default Viewer;
}
declare module 'bpmn-js-differ' {
  type Element = import('../bpmn/lint/element.ts').Element;
  type Changed = Record<string, { model: Element; attrs: Record<string, unknown> }>;
  export function diff(
    before: Element,
    after: Element,
  ): {
    _added: Record<string, Element>;
    _removed: Record<string, Element>;
    _layoutChanged: Record<string, Element>;
    _changed: Changed;
  };
}
