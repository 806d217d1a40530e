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
