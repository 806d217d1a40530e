const margin = 12;

/**
 * The picture that bpmn-js exports, made the same at every run and about a third as long: no areas for the mouse, one
 * marker of a kind, styles as classes, numbers to a hundredth; on white, with a margin and a title.
 */
export function tidySvg(exported: string, title: string): string {
  const drawing = withClasses(rounded(withOneMarkerOfAKind(withoutHandles(exported))));
  const [, box = '', inner = ''] = /viewBox="([^"]+)"[^>]*>(.*)<\/svg>$/s.exec(drawing.svg) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = box.split(' ').map((number, index) => {
    const outward = index < 2 ? -margin : 2 * margin;
    return Math.round(Number(number)) + outward;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">`,
    `<title>${title}</title>`,
    `<style>${drawing.css}</style>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`,
    inner.replaceAll('<g data-element-id', '\n<g data-element-id'),
    '</svg>\n',
  ].join('\n');
}

const withoutHandles = (svg: string): string =>
  svg
    .replaceAll(/<\w+ [^>]*class="djs-hit[^>]*\/>/g, '')
    .replaceAll(
      / style="display: block;"| class="djs-[^"]*"| data-corner-radius="\d+"| lineHeight="[^"]*"/g,
      '',
    );

function withOneMarkerOfAKind(svg: string): string {
  const kinds = new Map<string, string>();
  const renamed = new Map<string, string>();
  const once = svg.replaceAll(/<marker id="([^"]+)"(.*?)<\/marker>/g, (_, id: string, kind: string) => {
    const known = kinds.get(kind);
    const name = known ?? `marker-${kinds.size + 1}`;
    kinds.set(kind, name);
    renamed.set(id, name);
    return known ? '' : `<marker id="${name}"${kind}</marker>`;
  });
  return [...renamed]
    .reduce((text, [id, name]) => text.replaceAll(`#${id}'`, `#${name}'`), once)
    .replaceAll('<defs></defs>', '');
}

const rounded = (svg: string): string =>
  svg.replaceAll(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));

function withClasses(svg: string): { svg: string; css: string } {
  const styles = new Map<string, string>();
  const text = svg.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    const name = styles.get(style) ?? `s${styles.size + 1}`;
    styles.set(style, name);
    return ` class="${name}"`;
  });
  return { svg: text, css: [...styles].map(([style, name]) => `.${name}{${style}}`).join('\n') };
}
