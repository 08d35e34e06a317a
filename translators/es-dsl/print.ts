import type { Json } from '../../src/event/index.ts';

const WIDTH = 120;

/** JSON as a person writes it: two spaces, what is short and simple on one line, a final newline. Stable for equal values. */
export function printJson(value: Json): string {
  return `${write(value, '', 0)}\n`;
}

function write(value: Json, indent: string, prefix: number): string {
  if (!isGroup(value)) return scalar(value);
  if (isSimple(value, 3)) {
    const line = inline(value);
    if (indent.length + prefix + line.length <= WIDTH) return line;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => inner + write(item, inner, 0));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const label = `${scalar(key)}: `;
    return inner + label + write(item, inner, label.length);
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** Short enough to take in at a glance: few levels, and no list but of scalars. */
function isSimple(value: Json, levels: number): boolean {
  if (!isGroup(value)) return true;
  if (Array.isArray(value)) return value.every((item: Json) => !isGroup(item));
  return levels > 0 && Object.values(value).every((item) => isSimple(item, levels - 1));
}

function inline(value: Json): string {
  if (!isGroup(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${scalar(key)}: ${inline(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isGroup(value: Json): value is Exclude<Json, null | boolean | number | string> {
  return typeof value === 'object' && value !== null;
}

/** Characters that end lines or turn the direction of text stay escaped, so that the text reads as it is. */
function scalar(value: null | boolean | number | string): string {
  // JSON has a minus zero, and an index tells it from zero; JavaScript prints none.
  if (Object.is(value, -0)) return '-0.0';
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
