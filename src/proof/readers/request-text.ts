import type { Json } from '../../event/index.ts';

/** A request as it was written: its JSON, and what is lost of its numbers. */
export interface RequestText {
  readonly json: Json;
  /** Numbers that some place writes otherwise than they are told here: `5.0`, which is a double, or digits beyond 2^53. */
  readonly inexact: ReadonlySet<number>;
}

/** Reads the text of a request; null: it is no JSON, or none that Elasticsearch reads, which takes no key of an object twice. */
export function requestText(text: string): RequestText | null {
  try {
    const json: Json = JSON.parse(text);
    if (repeatsKey(text)) return null;
    return { json, inexact: new Set(numerals(text).filter(isInexact).map(Number)) };
  } catch {
    return null;
  }
}

/** Whether an object of a text that is JSON has a key twice. */
function repeatsKey(text: string): boolean {
  const open: Set<string>[] = [];
  for (const [, key, sign] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|([{}])/g)) {
    if (sign === '{') open.push(new Set());
    else if (sign === '}') open.pop();
    else if (key !== undefined) {
      const name = String(JSON.parse(key));
      const names = open.at(-1);
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}

function numerals(text: string): readonly string[] {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, ' ').match(/-?\d[\d.eE+-]*/g) ?? [];
}

/** Whole numbers without a sign of a fraction are ints or longs to Elasticsearch, others doubles; longer ones have an exponent in JSON. */
const WRITTEN_AS_DOUBLE = 1e21;

function isInexact(numeral: string): boolean {
  const value = Number(numeral);
  if (!Number.isInteger(value)) return false;
  if (/[.eE]/.test(numeral)) return Math.abs(value) < WRITTEN_AS_DOUBLE;
  return !Number.isSafeInteger(value) || Object.is(value, -0);
}
