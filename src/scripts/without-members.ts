/** Methods that every object has, or may lack without a sign: where one is cut, another must not answer in its place. */
const INHERITED: ReadonlySet<string> = new Set(['toString', 'toJSON']);

/** Methods of classes; a property of an object may bear the same name and hold a value. */
export const METHODS: ReadonlySet<string> = new Set(['MethodDefinition']);
const MEMBERS: ReadonlySet<string> = new Set(['MethodDefinition', 'Property']);

/** A module's text without some members of its classes and its object literals; a name that is nowhere is an error. */
export function withoutMembers(code: string, program: unknown, names: readonly string[], file: string, kinds = MEMBERS): string {
  const cuts: (readonly [name: string, start: number, end: number])[] = [];
  collect(program, new Set(names), kinds, cuts);
  for (const name of names) {
    if (!cuts.some(([found]) => found === name)) throw new Error(`${file} has no member ${name} any more`);
  }
  let text = code;
  for (const [name, start, end] of cuts.sort((a, b) => b[1] - a[1])) {
    const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
    const instead = INHERITED.has(name) ? `${name}() { throw new Error('${name} is cut away'); }` : '';
    text = text.slice(0, start) + instead + text.slice(end + comma);
  }
  return text;
}

function collect(
  node: unknown,
  names: ReadonlySet<string>,
  kinds: ReadonlySet<string>,
  cuts: (readonly [string, number, number])[],
): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, names, kinds, cuts);
  } else if (typeof node === 'object' && node !== null && 'type' in node) {
    const name = memberName(node, kinds);
    if (name !== null && names.has(name) && 'start' in node && 'end' in node) {
      cuts.push([name, Number(node.start), Number(node.end)]);
      return;
    }
    for (const part of Object.values(node)) collect(part, names, kinds, cuts);
  }
}

/** The name of a method of a class or a property of an object literal that is written as a word. */
function memberName(node: object, kinds: ReadonlySet<string>): string | null {
  if (!('type' in node) || !('key' in node)) return null;
  if (!kinds.has(String(node.type))) return null;
  const { key } = node;
  return typeof key === 'object' && key !== null && 'name' in key && typeof key.name === 'string' ? key.name : null;
}
