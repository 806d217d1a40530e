import 'camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css';
// What the editor brings along for its panel is older than the panel.
import '@bpmn-io/properties-panel/assets/properties-panel.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import tokenSimulation from 'bpmn-js-token-simulation';
import CloudModeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import type { Element } from '../../bpmn/lint/element.ts';
import { elementTemplates } from '../../bpmn/templates.ts';
import { chinese } from './features/chinese.ts';

/** A shape or flow as it is drawn; `businessObject` is what it means. */
export type Drawn = { id: string; businessObject: Element };

type Box = { x: number; y: number; width: number; height: number };

type Services = {
  canvas: {
    zoom(to: 'fit-viewport' | number, center?: 'auto'): void;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
    scrollToElement(id: string): void;
    getRootElement(): Drawn;
    viewbox(box?: Box): { inner: Box; outer: { width: number; height: number } };
  };
  elementRegistry: { get(id: string): Drawn | undefined; filter(which: (one: Drawn) => boolean): Drawn[] };
  modeling: {
    updateModdleProperties(of: Drawn, part: Element, properties: Record<string, unknown>): void;
  };
  moddle: { create(type: string, properties: Record<string, unknown>): Element };
  selection: { select(one: Drawn): void };
  overlays: {
    add(id: string, type: string, overlay: { position: object; html: HTMLElement }): string;
    remove(by: { type: string }): void;
  };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  elementTemplatesLoader: { setTemplates(templates: object[]): void };
};

/** What we use of the editor. */
export type Modeler = {
  get<Name extends keyof Services>(name: Name): Services[Name];
  getDefinitions(): Element;
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml: string }>;
  on(event: string, then: (event: object) => void): void;
  attachTo(container: HTMLElement): void;
  destroy(): void;
};

/** The room that palette and simulation take at the left, and a little at each other side. Pixels. */
const palette = 110;
const margin = 20;
const narrow = 600;

/** Shows the whole diagram, beside the tools where there are any. */
export function showAll(editor: Modeler, tools = palette): void {
  const canvas = editor.get('canvas');
  const { inner, outer } = canvas.viewbox();
  // On the phone there is no palette: one looks, and mends a name or a condition.
  const left = outer.width < narrow ? margin : margin + tools;
  const across = (outer.width - left - margin) / inner.width;
  const scale = Math.min(1, across, (outer.height - 2 * margin) / inner.height);
  if (!(scale > 0)) {
    canvas.zoom('fit-viewport', 'auto');
    return;
  }
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - (height - inner.height) / 2,
    width,
    height,
  });
}

/** the editor with its properties panel, our templates and the simulation of tokens. */
export function makeEditor(canvas: HTMLElement, panel: HTMLElement): Modeler {
  const editor = new CloudModeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    textRenderer: { defaultStyle: { fontFamily: 'Noto Sans SC Variable, sans-serif' } },
    additionalModules: [
      tokenSimulation as object,
      chinese,
      // Our human steps are jobs (design of the inbox): a new one must not become a task of the engine's own kind.
      { createZeebeUserTaskBehavior: ['value', null] },
    ],
    exporter: { name: 'title-review', version: '1' },
    // What is only looked at stays as it is, and in a comparison only that has moved which somebody has moved.
    alignToOrigin: { alignOnSave: false },
  });
  editor.get('elementTemplatesLoader').setTemplates(elementTemplates());
  return editor;
}
