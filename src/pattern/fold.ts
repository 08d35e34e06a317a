/** `exact`: letters as written. `fold`: case-insensitive. */
export type Letters = 'exact' | 'fold';

/** Which letters are the same when a pattern ignores case (eql-semantics 5.1): ASCII only, or Unicode simple folding. */
export type Folding = 'ascii' | 'unicode';

/**
 * The code points that one pattern character accepts when case is ignored, itself among them, ascending.
 * ASCII folding pairs `a-z` with `A-Z` and leaves all else alone: `k` accepts `k` and `K` only. Unicode folding is simple
 * case folding: `k` accepts the Kelvin sign too, `i` neither the dotted nor the dotless one (eql-semantics 5.2).
 * Ranges and predefined classes never fold; that is the caller's business (7.5).
 */
export function foldVariants(code: number, folding: Folding): readonly number[] {
  switch (folding) {
    case 'ascii':
      return asciiVariants(code);
    case 'unicode':
      return unicodeVariants(code);
  }
}

function asciiVariants(code: number): readonly number[] {
  const lower = code | 0x20;
  return code < 0x80 && lower >= 0x61 && lower <= 0x7a ? [lower - 0x20, lower] : [code];
}

const known = new Map<number, readonly number[]>();

function unicodeVariants(code: number): readonly number[] {
  const cached = known.get(code);
  if (cached !== undefined) return cached;
  const candidates = new Set<number>([code]);
  for (const key of caseKeys(code)) for (const other of codesByKey().get(key) ?? []) candidates.add(other);
  const variants = [...candidates].filter((other) => sameLetter(code, other)).sort((a, b) => a - b);
  known.set(code, variants);
  return variants;
}

/** ECMAScript defines `iu` as simple case folding, so the engine's own Unicode tables decide. */
function sameLetter(code: number, other: number): boolean {
  return code === other || new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(String.fromCodePoint(other));
}

/** Two characters of one folding class share at least one of these texts; the reverse need not hold. */
function caseKeys(code: number): ReadonlySet<string> {
  const text = String.fromCodePoint(code);
  const upper = text.toUpperCase();
  return new Set([text, upper, text.toLowerCase(), upper.toLowerCase()]);
}

let index: ReadonlyMap<string, readonly number[]> | null = null;

/** All characters with case, by their keys; computed once. Planes 2 and up have no letters with case. */
function codesByKey(): ReadonlyMap<string, readonly number[]> {
  if (index !== null) return index;
  const built = new Map<string, number[]>();
  for (let code = 0; code < 0x20000; code++) {
    if (!/\p{Changes_When_Casemapped}/u.test(String.fromCodePoint(code))) continue;
    for (const key of caseKeys(code)) {
      const codes = built.get(key);
      if (codes === undefined) built.set(key, [code]);
      else codes.push(code);
    }
  }
  index = built;
  return built;
}
