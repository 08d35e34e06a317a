/**
 * Places in JSON text that was parsed before, so that a document can be passed on letter by letter: parsing and printing again would
 * change large numbers and the spelling of others. Texts must be valid JSON.
 */

/** The texts of an object's members, or of an array's elements under their places; empty for any other value. */
export function rawMembers(text: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  let at = skipSpace(text, 0);
  const opening = text[at];
  if (opening !== '{' && opening !== '[') return members;
  at = skipSpace(text, at + 1);
  for (let place = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; place++) {
    let key = String(place);
    if (opening === '{') {
      const end = valueEnd(text, at);
      key = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = valueEnd(text, at);
    members.set(key, text.slice(at, end));
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return members;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}

/** Where the value that begins here ends. */
function valueEnd(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return stringEnd(text, from);
  if (first !== '{' && first !== '[') {
    const scalar = /[^\s,\]}]*/y;
    scalar.lastIndex = from;
    return from + (scalar.exec(text)?.[0].length ?? 0);
  }
  const next = /["{}[\]]/g;
  next.lastIndex = from + 1;
  for (let depth = 1; depth > 0; ) {
    const found = next.exec(text);
    if (found === null) return text.length;
    if (found[0] === '"') next.lastIndex = stringEnd(text, found.index);
    else depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
  }
  return next.lastIndex;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
