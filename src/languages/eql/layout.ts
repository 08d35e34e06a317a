/** A text that may be broken into lines at known places. `width` is its length on one line. */
export type Layout = Text | Joined | Block;

interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly width: number;
}
/** Parts with a separator that stays at the end of a broken line. */
interface Joined {
  readonly kind: 'joined';
  readonly separator: string;
  readonly parts: readonly Layout[];
  readonly width: number;
}
/** Something between an opening and a closing text; broken, it stands on lines of its own, indented. */
interface Block {
  readonly kind: 'block';
  readonly open: string;
  readonly inner: Layout;
  readonly close: string;
  readonly width: number;
}

/** Lines are broken when they would be longer than this. */
const LINE = 120;
const STEP = 2;

export function text(value: string): Layout {
  return { kind: 'text', text: value, width: value.length };
}

export function joined(separator: string, parts: readonly Layout[]): Layout {
  const width = parts.reduce((sum, part) => sum + part.width + separator.length + 1, 0);
  return { kind: 'joined', separator, parts, width };
}

export function block(open: string, inner: Layout, close: string): Layout {
  return { kind: 'block', open, inner, close, width: open.length + inner.width + close.length };
}

/** The layout on one line. */
export function flat(layout: Layout): string {
  switch (layout.kind) {
    case 'text':
      return layout.text;
    case 'joined':
      return layout.parts.map(flat).join(`${layout.separator} `);
    case 'block':
      return `${layout.open}${flat(layout.inner)}${layout.close}`;
  }
}

/** A heading and a layout: on one line if they fit, else the layout below the heading, one step further in. */
export function lines(heading: string, layout: Layout, indent: number): string {
  if (indent + heading.length + 1 + layout.width <= LINE) return `${heading} ${flat(layout)}`;
  return `${heading}\n${' '.repeat(indent + STEP)}${broken(layout, indent + STEP)}`;
}

/** The layout with line breaks where it does not fit; the first line is taken to begin at `indent`. */
function broken(layout: Layout, indent: number): string {
  if (indent + layout.width <= LINE) return flat(layout);
  switch (layout.kind) {
    case 'text':
      return layout.text;
    case 'joined':
      return layout.separator === ','
        ? filled(layout.parts, indent)
        : layout.parts.map((part) => broken(part, indent)).join(`${layout.separator}\n${' '.repeat(indent)}`);
    case 'block': {
      if (layout.close === '') return `${layout.open}${broken(layout.inner, indent)}`;
      const inner = ' '.repeat(indent + STEP);
      return `${layout.open}\n${inner}${broken(layout.inner, indent + STEP)}\n${' '.repeat(indent)}${layout.close}`;
    }
  }
}

/** Elements of a list, as many on a line as fit. */
function filled(parts: readonly Layout[], indent: number): string {
  const rows: string[] = [];
  let row = '';
  parts.forEach((part, index) => {
    const element = `${broken(part, indent)}${index < parts.length - 1 ? ',' : ''}`;
    if (row !== '' && indent + row.length + 1 + element.length > LINE) {
      rows.push(row);
      row = element;
    } else {
      row = row === '' ? element : `${row} ${element}`;
    }
  });
  return [...rows, row].join(`\n${' '.repeat(indent)}`);
}
