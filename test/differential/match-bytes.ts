import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import type { Rule } from '../../src/ir/index.ts';
import { createStream } from '../../src/stream/index.ts';

/** Each match as the places of its events, those that must be missing left out. */
export type Matches = readonly (readonly number[])[];

/** What `match` finds with several rules at once in lines of bytes, by rule; null for one that it does not compile. */
export function matchBytes(rules: readonly Rule[], bytes: Uint8Array, now: number): readonly (Matches | null)[] {
  const compileRule = streamRuleCompiler(now);
  const found: number[][][] = rules.map(() => []);
  const compiled = rules.flatMap((rule, index) => {
    const ready = compileRule(rule, { id: String(index), name: String(index) });
    return ready.ok ? [{ index, rule: ready.value }] : [];
  });
  const put = (place: number, match: number[]): void => {
    found[compiled[place]?.index ?? -1]?.push(match);
  };
  const stream = createStream(
    compiled.map(({ rule }) => rule),
    {
      keepLines: false,
      maxDelay: Number.POSITIVE_INFINITY,
      onMatch: ({ rules: places, lineNumber }) => {
        for (const place of places) put(place, [lineNumber - 1]);
      },
      onSeries: ({ rule, events }) =>
        put(
          rule,
          events.flatMap((event) => (event === null ? [] : [event.lineNumber - 1])),
        ),
    },
  );
  // Chunks end anywhere, also within a character.
  for (let at = 0; at < bytes.length; at += 4099) stream.push(bytes.subarray(at, at + 4099));
  const { badLines } = stream.end();
  if (badLines.length > 0) throw new Error(`${badLines.length} lines that were written here cannot be read`);
  const ready = new Set(compiled.map(({ index }) => index));
  return found.map((matches, index) => (ready.has(index) ? matches : null));
}
