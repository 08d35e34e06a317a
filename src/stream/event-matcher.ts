import type { StreamRule } from './matcher.ts';
import { withNumberTexts } from './number-texts.ts';
import { createRuleIndex } from './rule-index/index.ts';
import { newScan, scanLine } from './scan.ts';

/** Asks rules about single events, one event at a time. */
interface EventMatcher {
  /** The places of the rules that match, ascending; `event` as `JSON.parse` gives it. */
  match(event: unknown): readonly number[];
  /** The same for an event as a line; null: it is no JSON object in valid UTF-8, or more than one line. */
  matchLine(line: Uint8Array): readonly number[] | null;
}

/** Null stands for a rule that is not asked. */
export function createEventMatcher(rules: readonly (StreamRule | null)[]): EventMatcher {
  const places = [...rules.keys()].filter((place) => rules[place] !== null);
  const asked = rules.filter((rule) => rule !== null);
  const index = createRuleIndex(asked.map(({ conditions }) => conditions ?? null));
  const textFields = [...new Set(asked.flatMap((rule) => rule.textFields ?? []))];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scan = newScan();

  function match(event: unknown): readonly number[] {
    const found: number[] = [];
    for (const candidate of index.candidates(event)) {
      const place = places[candidate];
      if (place !== undefined && asked[candidate]?.matches(event) === true) found.push(place);
    }
    return found;
  }

  return {
    match,
    matchLine(line) {
      const end = scanLine(line, 0, scan);
      if (scan.problem !== null || scan.blank || end + 1 < line.length) return null;
      const text = decoder.decode(line.subarray(0, end));
      const event = JSON.parse(text);
      return match(scan.unusualNumbers ? withNumberTexts(text, event, textFields) : event);
    },
  };
}
