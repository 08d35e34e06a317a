import { RELATION_OF_A } from '../proof/difference.ts';
import { relationWords } from '../proof/relation-words.ts';
import { countOf } from '../text.ts';
import type { ChangeRelation } from './changes.ts';

type Words = { readonly [Relation in ChangeRelation]: string };

/** How the two versions are called: in time, or as A and B. */
export interface Wording {
  readonly relations: Words;
  /** What a relation says of what is caught. */
  readonly sentences: Words;
  readonly lost: string;
  readonly added: string;
  /** Whose an event or a timeline is, as the head of what shows it. */
  readonly shows: { readonly [Side in 'before' | 'after']: (thing: string) => string };
  readonly sides: { readonly before: string; readonly after: string };
  /** Whether a rule that stands in another file is worth telling. */
  readonly tellsMoves: boolean;
  /** Two files of one rule. */
  readonly files: (before: string, after: string) => string;
  /** What there are so many of; `between`: of what. */
  readonly head: (count: number, between: string) => string;
}

/** Of what is now beside what was. */
export const IN_TIME: Wording = {
  relations: {
    equivalent: 'equivalent',
    narrower: 'narrower',
    broader: 'broader',
    overlap: 'overlap',
    disjoint: 'disjoint',
    unknown: 'unknown',
    added: 'added',
    deleted: 'deleted',
    'meaning lost': 'meaning lost',
    'meaning gained': 'meaning gained',
    unreadable: 'unreadable',
  },
  sentences: {
    equivalent: 'the same events are caught',
    narrower: 'a part of what was caught is caught',
    broader: 'all that was caught is caught, and more',
    overlap: 'some events are no longer caught, and others are now',
    disjoint: 'nothing that was caught is caught any longer',
    unknown: 'not proven the same',
    added: 'a new rule',
    deleted: 'nothing is caught by it any longer',
    'meaning lost': 'it cannot be understood any more',
    'meaning gained': 'it could not be understood before',
    unreadable: 'it cannot be understood',
  },
  lost: 'no longer caught',
  added: 'caught now',
  shows: { before: (thing) => `This ${thing} is no longer caught`, after: (thing) => `This ${thing} is caught now` },
  sides: { before: 'before', after: 'now' },
  tellsMoves: true,
  files: (before, after) => `${before} -> ${after}`,
  head: (count, between) => (count === 0 ? `no rule changed ${between}` : `${countOf(count, 'rule')} changed ${between}`),
};

const OF_TWO = relationWords('A', 'B');

/** Of A beside B, which stands for what is now. */
export const OF_A: Wording = {
  relations: {
    ...IN_TIME.relations,
    narrower: RELATION_OF_A.narrower,
    broader: RELATION_OF_A.broader,
    added: 'only in B',
    deleted: 'only in A',
    'meaning lost': 'B not understood',
    'meaning gained': 'A not understood',
    unreadable: 'not understood',
  },
  sentences: {
    equivalent: 'the same events are caught',
    narrower: OF_TWO[RELATION_OF_A.narrower],
    broader: OF_TWO[RELATION_OF_A.broader],
    overlap: OF_TWO.overlap,
    disjoint: OF_TWO.disjoint,
    unknown: 'not proven the same',
    added: 'A has no such rule',
    deleted: 'B has no such rule',
    'meaning lost': 'that of B cannot be understood',
    'meaning gained': 'that of A cannot be understood',
    unreadable: 'it cannot be understood',
  },
  lost: 'only A catches',
  added: 'only B catches',
  shows: { before: (thing) => `Only A catches this ${thing}`, after: (thing) => `Only B catches this ${thing}` },
  sides: { before: 'A', after: 'B' },
  tellsMoves: false,
  files: (before, after) => `${before} | ${after}`,
  head: (count, between) => `${countOf(count, 'rule')} of ${between}`,
};
