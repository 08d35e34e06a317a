import type { Event, EventId, Json } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';

/** The language of a rule: one that rules are read in, or a target, whose engine then runs the rule as it is. */
type CaseLanguage = string;

/** One file of `corpus/cases`, on one feature; `corpus/cases/README.md` says what each key means. */
export interface CaseFile extends Told {
  /** The name of the file without its ending. */
  readonly feature: string;
  /** What the file is about, in one line. */
  readonly about: string;
  readonly groups: NonEmpty<CaseGroup>;
}

/** Cases that show one fact. */
export interface CaseGroup extends Told {
  readonly cases: NonEmpty<CaseEntry>;
}

/** A case as it is written: what it does not say, its group says or the file. */
export interface CaseEntry extends Told {
  /** Its own among all cases of all files; letters, digits and hyphens. */
  readonly id: string;
  /** A query, or a document that holds one rule in any form that is published. */
  readonly rule: string;
  /** For a rule over single events the numbers of the events, from 0. For any other each match as the numbers of its events. */
  readonly matches: readonly EventId[] | readonly (readonly EventId[])[];
}

/** What may stand in a case, in its group or in the file; the nearest counts. */
interface Told {
  readonly language?: CaseLanguage;
  /** The rule is what a target prints, over events that keep the names of the rule it was made of: for the engine of the target alone. */
  readonly printed?: true;
  /** One sentence: the fact. */
  readonly why?: string;
  /** Where the fact is described. */
  readonly cites?: NonEmpty<string>;
  readonly answered?: Answered;
  /** The body that makes the index, or its `mappings` alone. */
  readonly mapping?: { readonly [key: string]: Json };
  readonly options?: CaseOptions;
  readonly events?: readonly Event[];
}

/** Who says what the right answer is. */
export type Answered =
  /** The documents that are cited. */
  | { readonly by: 'document' }
  /** Products that were asked, with their versions. */
  | { readonly by: 'server'; readonly servers: NonEmpty<string> }
  /** Somebody who thought about it. */
  | { readonly by: 'hand'; readonly because: string };

/** The settings of a search, by the names that Elasticsearch gives them where it has any. */
export interface CaseOptions {
  readonly event_category_field?: string;
  readonly timestamp_field?: string;
  readonly tiebreaker_field?: string;
  /** How letters are compared without their case. */
  readonly folding?: 'ascii' | 'unicode';
  /** What `*` and `?` are in a constant of `endsWith` and `stringContains`. */
  readonly function_wildcards?: 'engine' | 'documented';
  /** What `now` is in date math, in ISO 8601; `CASE_CLOCK` unless it is given. */
  readonly now?: string;
}

/** A case with all that is told of it. */
export interface Case {
  readonly feature: string;
  readonly id: string;
  readonly language: CaseLanguage;
  readonly printed: boolean;
  readonly rule: string;
  readonly why: string;
  readonly cites: NonEmpty<string>;
  readonly answered: Answered;
  readonly mapping: { readonly [key: string]: Json };
  readonly options: CaseOptions;
  readonly events: readonly Event[];
  /** Each match as the numbers of its events. */
  readonly matches: readonly (readonly EventId[])[];
  /** They are written as events, not as lists of them. */
  readonly flat: boolean;
}

/** The clock of cases that tell none. */
export const CASE_CLOCK = Date.UTC(2024, 1, 29, 12);

/** The cases of a file, each with what it takes over. What nobody tells is told by `problemsOf`. */
export function casesOf(file: CaseFile): readonly Case[] {
  return file.groups.flatMap((group) =>
    group.cases.map((entry): Case => {
      const {
        language = 'eql',
        printed = false,
        why = '',
        cites = [''],
        answered,
        mapping = {},
        events = [],
      } = { ...file, ...group, ...entry };
      const { id, rule, matches } = entry;
      return {
        feature: file.feature,
        id,
        language,
        printed,
        rule,
        why,
        cites,
        answered: answered ?? { by: 'hand', because: '' },
        mapping,
        options: { ...file.options, ...group.options, ...entry.options },
        events,
        flat: matches.every((match) => typeof match === 'number'),
        matches: matches.map((match) => (typeof match === 'number' ? [match] : match)),
      };
    }),
  );
}
