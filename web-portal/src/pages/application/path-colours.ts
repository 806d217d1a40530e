type Colours = { stroke: string; fill: string };
type Drawn = { element: { id: string }; gfx: SVGElement };
type Bus = {
  on: (
    events: string[],
    priority: number,
    listener: (event: { type: string }, drawn: Drawn) => SVGElement | undefined,
  ) => void;
};
type Renderer = Record<
  'drawShape' | 'drawConnection',
  (gfx: SVGElement, element: object, colours: Colours) => SVGElement
>;

type Path = {
  passed: readonly string[];
  active: readonly string[];
  /** How much is at a place where it stands, from 0 to 1: the more, the deeper its colour. */
  heat?: Readonly<Record<string, number>> | undefined;
};

/** A module of bpmn-js that draws what was passed, and where it stands, in the portal's colours. */
export function pathColours({ passed, active, heat = {} }: Path) {
  const theme = getComputedStyle(document.documentElement);
  const colour = (name: string): string => theme.getPropertyValue(name).trim();
  const ofPassed = { stroke: colour('--brand'), fill: colour('--brand-wash') };
  const ofActive = (id: string): Colours => ({
    stroke: colour('--warn'),
    fill: `color-mix(in srgb, ${colour('--gold')} ${Math.round((heat[id] ?? 0) * 75)}%, ${colour('--warn-wash')})`,
  });
  const coloursOf = (id: string): Colours | undefined =>
    active.includes(id) ? ofActive(id) : passed.includes(id) ? ofPassed : undefined;

  function PathColours(eventBus: Bus, bpmnRenderer: Renderer): void {
    // Before the ordinary renderer, which listens at 1000.
    eventBus.on(['render.shape', 'render.connection'], 1500, ({ type }, { element, gfx }) => {
      const colours = coloursOf(element.id);
      if (!colours) return undefined;
      return bpmnRenderer[type === 'render.shape' ? 'drawShape' : 'drawConnection'](gfx, element, colours);
    });
  }
  PathColours.$inject = ['eventBus', 'bpmnRenderer'];
  return { __init__: ['pathColours'], pathColours: ['type', PathColours] };
}
