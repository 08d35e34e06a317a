import { indent, oneLine } from '../text.ts';
import type { Verdict } from './proof.ts';
import { eventText } from './text.ts';

interface Difference {
  readonly meaning: Verdict;
  readonly metadata: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
}

/** What two rules differ in, for people: the meaning first, with an event for each side, then what else they say. */
export function differenceText({ meaning, metadata }: Difference, first: string, second: string): string {
  const changed = metadata.map(({ name, before, after }) => `${name}: ${shown(before)} -> ${shown(after)}`);
  const parts = [
    `A  ${oneLine(first)}\nB  ${oneLine(second)}`,
    meaningText(meaning),
    changed.length === 0 ? 'the same metadata' : `other metadata\n${indent(changed.join('\n'))}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function meaningText(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'equal':
      return 'equivalent: A and B catch the same events, whatever the events';
    case 'unknown':
      return `unknown: ${oneLine(verdict.reason)}`;
    case 'differs': {
      const { relation, lost, added, both } = verdict;
      const events = [
        ['only A catches', lost],
        ['only B catches', added],
        ['both catch', both],
      ] as const;
      const lines = events.flatMap(([words, event]) => (event === null ? [] : [`${words.padEnd(15)} ${eventText(event)}`]));
      return `${RELATIONS[relation]}\n${indent(lines.join('\n'))}`;
    }
  }
}

const RELATIONS = {
  narrower: 'B is narrower: it catches a part of what A does',
  broader: 'B is broader: it catches all that A does, and more',
  overlap: 'overlap: each catches events that the other does not',
  disjoint: 'disjoint: no event is caught by both',
  other: 'they differ',
} as const;

/** As much of a value as fits a line. */
function shown(value: unknown): string {
  const text = oneLine(JSON.stringify(value) ?? 'null');
  return text.length > 100 ? `${text.slice(0, 99)}\u2026` : text;
}
