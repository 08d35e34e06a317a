import { createStream, type StreamRule } from '../../src/stream/index.ts';
import type { Work } from './bounds.ts';

/** What matching found, and what it took. */
export interface Counted extends Work {
  /** `rule:line`, sorted. */
  readonly pairs: readonly string[];
}

const CHUNK_BYTES = 1 << 16;

/** Matches rules over NDJSON, and counts every call of a predicate or of a leaf of one, and every call of `JSON.parse`, whoever makes it. */
export function countWork(rules: readonly StreamRule[], ndjson: string, fullScan: boolean): Counted {
  let [parsed, asked] = [0, 0];
  const counting = rules.map((rule): StreamRule => {
    const matches = (event: unknown): boolean => {
      asked++;
      return rule.matches(event);
    };
    const { leaf } = rule;
    if (leaf === undefined) return { ...rule, matches };
    return {
      ...rule,
      matches,
      leaf(number, event) {
        asked++;
        return leaf(number, event);
      },
    };
  });
  const pairs: string[] = [];
  const { parse } = JSON;
  JSON.parse = (text, reviver) => {
    parsed++;
    return parse(text, reviver);
  };
  try {
    const stream = createStream(counting, {
      fullScan,
      keepLines: false,
      onMatch: ({ rules: found, lineNumber }) => pairs.push(...found.map((rule) => `${rule}:${lineNumber}`)),
    });
    const bytes = new TextEncoder().encode(ndjson);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) stream.push(bytes.subarray(at, at + CHUNK_BYTES));
    stream.end();
  } finally {
    JSON.parse = parse;
  }
  return { parsed, asked, pairs: pairs.sort() };
}
