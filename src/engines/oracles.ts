import type { Engine, RunSettings } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { LanguageName, SyntaxOf } from '../languages/index.ts';
import type { Explanation, NoExplanation, TimelineExplanation } from '../report/index.ts';
import { explainKql, kqlOracle } from './kql/index.ts';
import { explain, explainTimeline, oracle } from './oracle/index.ts';
import { explainSigma, explainSigmaTimeline, sigmaOracle } from './sigma/index.ts';

/**
 * What a language is judged by. The engine is handed the text of the rule and parses it itself: that second parse is its
 * independence from what is translated. Explanations are of a rule that was read, and take its tree or, where the oracle has a tree of its
 * own, its text.
 */
interface Oracle<Name extends string, Syntax> {
  readonly engine: Engine<Name>;
  readonly explain: (asked: Asked<Syntax>, event: Event, settings: RunSettings) => Explanation;
  readonly explainTimeline: (
    asked: Asked<Syntax>,
    events: readonly Event[],
    settings: RunSettings,
  ) => TimelineExplanation | NoExplanation;
}

/** A rule to be explained. */
interface Asked<Syntax> {
  readonly syntax: Syntax;
  readonly text: string;
}

/** Why rules in a language cannot be checked. */
interface NoOracle {
  readonly engine: null;
  readonly reason: string;
}

/** What each language is judged by, or why nothing judges it: a language that is not here does not compile. */
export type Oracles = { readonly [Name in LanguageName]: Oracle<Name, SyntaxOf<Name>> | NoOracle };

export const ORACLES: Oracles = {
  eql: {
    engine: oracle,
    explain: ({ syntax }, ...rest) => explain(syntax, ...rest),
    explainTimeline: ({ syntax }, ...rest) => explainTimeline(syntax, ...rest),
  },
  sigma: {
    engine: sigmaOracle,
    explain: ({ text }, ...rest) => explainSigma(text, ...rest),
    explainTimeline: ({ text }, ...rest) => explainSigmaTimeline(text, ...rest),
  },
  kql: {
    engine: kqlOracle,
    explain: ({ syntax }, ...rest) => explainKql(syntax, ...rest),
    explainTimeline: () => ({ kind: 'none', reason: 'KQL asks each event by itself' }),
  },
};
