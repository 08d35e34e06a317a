/** A piece of JSON: a text, a bracket or a sign, or a number or word. */
const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

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

  for (const [piece] of row.matchAll(PIECE)) {
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
