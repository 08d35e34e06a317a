import { indent, oneLine } from '../text.ts';
import type { RelationOfTwo, RuleDifference } from './difference.ts';
import { metadataText } from './metadata-text.ts';
import type { Verdict } from './proof.ts';
import { relationWords } from './relation-words.ts';
import { bornOutText, timelineWords, unknownText, witnessTexts } from './witness-text.ts';

const WORDS: { readonly [Word in Exclude<RelationOfTwo, 'unknown'>]: string } = {
  ...relationWords('A', 'B'),
  equivalent: 'A and B catch the same events, whatever the events',
};

/** What two rules differ in, for people: the meaning first, with an event for each side, then what else they say. */
export function differenceText({ relation, meaning, metadata }: RuleDifference, first: string, second: string): string {
  const parts = [
    `A  ${oneLine(first)}\nB  ${oneLine(second)}`,
    [`${relation}: ${wordsOf(relation, meaning)}`, ...witnesses(meaning)].join('\n'),
    metadata.length === 0 ? 'the same metadata' : `other metadata\n${indent(metadata.map(metadataText).join('\n'))}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function wordsOf(relation: RelationOfTwo, meaning: Verdict): string {
  if (meaning.kind === 'differs' && meaning.timelines !== undefined) return timelineWords(meaning, 'A', 'B');
  if (relation !== 'unknown') return WORDS[relation];
  return meaning.kind === 'unknown' ? unknownText(meaning) : 'they differ, and it is not known what else there is';
}

function witnesses(meaning: Verdict): readonly string[] {
  if (meaning.kind !== 'differs') return [];
  const events = witnessTexts(meaning, { first: 'A', second: 'B' }, { both: true });
  return [...events.map((text) => indent(text)), ...bornOutText(meaning).map((text) => indent(text))];
}
