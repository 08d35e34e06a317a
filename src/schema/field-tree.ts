/**
 * Field names share most of their segments, so a list of them is stored as the tree that they are: `agent{build{original:b} id}` stands
 * for `agent.build.original`, of type `b`, and `agent.id`, of the type that is not said. A segment before a brace is a field itself only
 * if a type is said.
 */
interface TypedName {
  readonly name: string;
  /** An index into a list of types. */
  readonly type: number;
}

const FIRST_TYPE = 'a'.charCodeAt(0);

interface Branch {
  type: number | null;
  readonly parts: Map<string, Branch>;
}

/** Stores names; each first segment starts a new line, so that changes read well. */
export function packNames(names: readonly TypedName[], unsaid: number): string {
  const root = branch();
  for (const { name, type } of names) {
    let at = root;
    for (const segment of name.split('.')) {
      if (!/^[^\s{}:]+$/.test(segment)) throw new Error(`a segment cannot be stored: ${JSON.stringify(segment)}`);
      const next = at.parts.get(segment) ?? branch();
      at.parts.set(segment, next);
      at = next;
    }
    at.type = type;
  }
  return write(root, '\n', unsaid);
}

function branch(): Branch {
  return { type: null, parts: new Map() };
}

function write({ parts }: Branch, gap: string, unsaid: number): string {
  const written = [...parts].map(([segment, part]) => {
    const inner = part.parts.size === 0 ? '' : `{${write(part, ' ', unsaid)}}`;
    const plain = part.type === null || (part.type === unsaid && inner === '');
    return segment + (plain ? '' : `:${String.fromCharCode(FIRST_TYPE + (part.type ?? 0))}`) + inner;
  });
  return written.join(gap);
}

/** The names that `packNames` stored, in their order. */
export function unpackNames(text: string, unsaid: number): readonly TypedName[] {
  const names: TypedName[] = [];
  const above: string[] = [''];
  for (const [, segment = '', type, next] of text.matchAll(/([^\s{}:]+)(?::(.))?([{}]*)/g)) {
    const name = `${above[above.length - 1]}${segment}`;
    const opens = next === '{';
    if (type !== undefined || !opens) names.push({ name, type: type === undefined ? unsaid : type.charCodeAt(0) - FIRST_TYPE });
    if (opens) above.push(`${name}.`);
    else above.length -= next?.length ?? 0;
  }
  return names;
}
