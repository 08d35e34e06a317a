/** Longer expressions nobody writes into a pipeline. */
const LONGEST = 1000;

/**
 * A regular expression of Python as JavaScript has it; null: it has none. What both spell alike stays, named groups and the ends of
 * a text are spelt anew. `match` asks at the start of a text, as `re.match` does.
 */
export function pythonExpression(text: string, use: 'match' | 'replace'): RegExp | null {
  if (text.length > LONGEST) return null;
  let body = '';
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at, at + 4);
    if (rest.startsWith('\\A')) body += '(?<![\\s\\S])';
    else if (rest.startsWith('\\Z')) body += '(?![\\s\\S])';
    else if (rest.startsWith('\\')) {
      // JavaScript takes no escapes of letters that mean nothing, Python takes those of signs: the signs alone lose theirs.
      const next = text.charAt(at + 1);
      body += /[\w^$\\.*+?()[\]{}|/]/.test(next) || next === '-' ? `\\${next}` : next;
      at++;
      continue;
    } else if (rest.startsWith('(?P<')) {
      body += '(?<';
      at += 3;
      continue;
    } else if (rest.startsWith('(?P=')) {
      const name = /^[A-Za-z_]\w*/.exec(text.slice(at + 4))?.[0] ?? '';
      body += `\\k<${name}>`;
      at += 4 + name.length;
      continue;
    } else {
      body += text.charAt(at);
      continue;
    }
    at++;
  }
  const flags = /^\(\?([ims]+)\)/.exec(body);
  const source = flags === null ? body : body.slice(flags[0].length);
  try {
    return new RegExp(use === 'match' ? `^(?:${source})` : source, `u${use === 'replace' ? 'g' : ''}${flags?.[1] ?? ''}`);
  } catch {
    try {
      // Without the flag of Unicode JavaScript is as lenient as Python, letters beyond the first plane aside.
      return new RegExp(use === 'match' ? `^(?:${source})` : source, `${use === 'replace' ? 'g' : ''}${flags?.[1] ?? ''}`);
    } catch {
      return null;
    }
  }
}

/** The replacement of `re.sub` as a function of what matched; null: it names a group that is none. */
export function pythonReplacement(text: string, expression: RegExp): ((match: readonly (string | undefined)[]) => string) | null {
  const groups = new RegExp(`${expression.source}|`, expression.flags.replace('g', '')).exec('');
  const count = (groups?.length ?? 1) - 1;
  const names = Object.keys(groups?.groups ?? {});
  // Groups are counted as they open, and named ones are among them.
  const order = [...expression.source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|\((?:\?<([A-Za-z_]\w*)>|(?!\?))/g)].filter(
    ({ 0: found }) => found.startsWith('('),
  );
  const place = new Map(order.flatMap(({ 1: name }, index) => (name === undefined ? [] : [[name, index + 1] as const])));
  const parts: (string | number)[] = [];
  for (const [piece] of text.matchAll(/\\g<[^>]*>|\\[0-9]{1,2}|\\.|[^\\]+|\\$/gs)) {
    const group = /^\\g<([^>]*)>$/.exec(piece)?.[1] ?? /^\\([0-9]{1,2})$/.exec(piece)?.[1];
    if (group === undefined) parts.push(escapeOf(piece));
    else {
      const number = /^\d+$/.test(group) ? Number(group) : names.includes(group) ? (place.get(group) ?? -1) : -1;
      if (number < 0 || number > count) return null;
      parts.push(number);
    }
  }
  return (match) => parts.map((part) => (typeof part === 'number' ? (match[part] ?? '') : part)).join('');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\r', '\r'],
  ['\\\\', '\\'],
]);

function escapeOf(piece: string): string {
  return ESCAPES.get(piece) ?? piece;
}
