/** The beginning of a text, a bracket or a sign, or a number or word. */
const PIECE = /"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The pieces of JSON. Texts are no part of the expression: it would need more stack for a long one than there is. */
function* piecesOf(json: string): Iterable<string> {
  const pieces = new RegExp(PIECE);
  for (let found = pieces.exec(json); found !== null; found = pieces.exec(json)) {
    if (found[0] !== '"') {
      yield found[0];
      continue;
    }
    pieces.lastIndex = endOfText(json, found.index);
    yield json.slice(found.index, pieces.lastIndex);
  }
}

/** Where the text ends that begins there: behind the next quote with an even number of backslashes before it. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json[before - 1] === '\\') before--;
    if ((end - before) % 2 === 0) return end + 1;
  }
  return json.length;
}

/** What stands for no value: null, and numbers that are none, which databases write and JSON has not. */
const NOTHING = /^(null|-?nan|-?inf|-?infinity)$/i;

/**
 * A row as an event: columns without a value are no members, however deep they stand. Every other letter is as the database wrote it, so
 * that no number loses digits. Elements of lists stay, numbers that are none as null.
 */
export function withoutNulls(row: string): string {
  if (!/null|nan|inf/i.test(row)) return row;
  const out: string[] = [];
  /** For each bracket that is open: whether it is an object, and the member that waits for its value. */
  const open: { readonly isObject: boolean; key: string | null; any: boolean }[] = [];

  function put(piece: string): void {
    const inside = open.at(-1);
    if (inside !== undefined) {
      if (inside.any) out.push(',');
      inside.any = true;
      if (inside.key !== null) out.push(inside.key, ':');
      inside.key = null;
    }
    out.push(piece);
  }

  for (const piece of piecesOf(row)) {
    const inside = open.at(-1);
    if (piece === '{' || piece === '[') {
      put(piece);
      open.push({ isObject: piece === '{', key: null, any: false });
    } else if (piece === '}' || piece === ']') {
      open.pop();
      out.push(piece);
    } else if (piece !== ',' && piece !== ':') {
      if (inside?.isObject === true && inside.key === null) inside.key = piece;
      else if (!NOTHING.test(piece)) put(piece);
      else if (inside?.isObject === true) inside.key = null;
      else put('null');
    }
  }
  return out.join('');
}
