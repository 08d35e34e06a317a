import type { Engine, RunSettings } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { LanguageName, SyntaxOf } from '../languages/index.ts';
import type { Explanation, NoExplanation, TimelineExplanation } from '../report/index.ts';
import { explain, explainTimeline, oracle } from './oracle/index.ts';

/**
 * What a language is judged by. The engine is handed the text of the rule and parses it itself: that second parse is its
 * independence from what is translated. Explanations are of a rule that was read, so they take its tree.
 */
interface Oracle<Name extends string, Syntax> {
  readonly engine: Engine<Name>;
  readonly explain: (syntax: Syntax, event: Event, settings: RunSettings) => Explanation;
  readonly explainTimeline: (
    syntax: Syntax,
    events: readonly Event[],
    settings: RunSettings,
  ) => TimelineExplanation | NoExplanation;
}

/** Why rules in a language cannot be checked. */
interface NoOracle {
  readonly engine: null;
  readonly reason: string;
}

/** What each language is judged by, or why nothing judges it: a language that is not here does not compile. */
export type Oracles = { readonly [Name in LanguageName]: Oracle<Name, SyntaxOf<Name>> | NoOracle };

export const ORACLES: Oracles = {
  eql: { engine: oracle, explain, explainTimeline },
  sigma: { engine: null, reason: 'nothing judges rules in Sigma yet' },
  kql: { engine: null, reason: 'nothing here evaluates KQL yet' },
};
