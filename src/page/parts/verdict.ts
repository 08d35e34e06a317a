import { type ComponentChild, h } from 'preact';
import type { Event } from '../../event/index.ts';
import { RELATION_OF_A } from '../../report/proof/difference.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import { relationWords } from '../../report/proof/relation-words.ts';
import { bornOutText, timelineWords, unknownText } from '../../report/proof/witness-text.ts';
import { printableJson } from '../../source/index.ts';
import { Text } from './told.ts';

/** What the two that are compared are called. */
interface Names {
  readonly first: string;
  readonly second: string;
}

/** What is known of two: equal for every event, or different with the events that show it, or unknown and why. */
export function VerdictPart({ verdict, names }: { readonly verdict: Verdict; readonly names: Names }): ComponentChild {
  const { first, second } = names;
  switch (verdict.kind) {
    case 'equal':
      return said('exact', `Proven: ${second} catches what ${first} catches, whatever the events.`);
    case 'unknown':
      return said('unknown', `Not proven: ${unknownText(verdict)}`);
    case 'differs': {
      const { lost, added, both, timelines, relation } = verdict;
      const words = timelines === undefined ? wordsOf(relation, names) : timelineWords(verdict, first, second);
      return h(
        'div',
        null,
        said('differs', `They differ: ${words}.`),
        ...bornOutText(verdict).map((text) => h('p', { class: 'small faint' }, text)),
        ...shown(`Only ${first} catches`, lost === null ? timelines?.lost?.events : [lost]),
        ...shown(`Only ${second} catches`, added === null ? timelines?.added?.events : [added]),
        ...shown('Both catch', both === null ? timelines?.both?.events : [both]),
      );
    }
  }
}

function wordsOf(relation: keyof typeof RELATION_OF_A, { first, second }: Names): string {
  const known = RELATION_OF_A[relation];
  return known === 'unknown' ? 'it is not known what else there is' : relationWords(first, second)[known];
}

function said(kind: string, words: string): ComponentChild {
  return h('p', { 'data-proof': kind, role: 'status' }, h('span', { class: kind }, words));
}

function shown(title: string, events: readonly Event[] | undefined): readonly ComponentChild[] {
  if (events === undefined) return [];
  return [h('h4', null, title), h(Text, { text: jsonOf(events), label: title })];
}

/** One event over several lines, a timeline with a line for each. */
export function jsonOf(events: readonly Event[]): string {
  return events.map((event) => printableJson(event, events.length === 1 ? 2 : undefined)).join('\n');
}
