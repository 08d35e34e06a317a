import { enginesFor } from '../../src/api/engines.ts';
import { translate } from '../../src/api/translate.ts';
import type { Effect, Engine, RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import { EMPTY_META, type Rule } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { source } from '../../src/source/index.ts';
import { TARGETS, type TargetName } from '../../translators/index.ts';
import { type Matches, matchBytes } from './match-bytes.ts';

/** A query as it is understood; the codes of its problems when it is not. */
export function understand(
  query: string,
  settings: RunSettings,
): { readonly rule: Rule } | { readonly codes: readonly string[] } {
  const { schema, semantics, timestampField, tiebreakerField = null } = settings;
  const meta = { ...EMPTY_META, timestampField, tiebreakerField };
  const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
  return analysis.ok ? { rule: analysis.value.rule } : { codes: analysis.problems.map(({ code }) => code) };
}

/** What an engine says of a text; a reason in place of matches: nothing. Events without an answer are left out of both. */
export type Said = { readonly matches: Matches; readonly open: ReadonlySet<number> } | string;

export async function askEngine(engine: Engine, text: string, events: readonly Event[], settings: RunSettings): Promise<Said> {
  const loaded = await engine.load(events, settings);
  try {
    const verdict = await loaded.run(text);
    if (verdict.status !== 'answered') return verdict.status === 'failed' ? verdict.message : `unsupported: ${verdict.reason}`;
    return { matches: verdict.matches, open: new Set((verdict.unanswered ?? []).map(({ id }) => id)) };
  } finally {
    await loaded.close();
  }
}

export const askOracle = (query: string, events: readonly Event[], settings: RunSettings): Promise<Said> =>
  askEngine(oracle, query, events, settings);

/** One way to have a rule run: the engine of a target, or the bytes of `match`. */
export interface Runner {
  readonly name: string;
  /** Null: the target refuses the rule. `effects`: what a lossy translation announces. */
  readonly prepare: (rule: Rule) => Prepared | { readonly refused: readonly string[] };
}

export interface Prepared {
  readonly effects: readonly Effect[];
  readonly run: (events: readonly Event[], settings: RunSettings) => Promise<Said>;
}

/** Every runner of a kind of rules. What is lossy by nature promises too little of a sequence to be compared match by match. */
export function runnersFor(kind: Rule['plan']['kind']): readonly Runner[] {
  const engines = enginesFor(kind).filter((engine) => kind === 'single' || TARGETS[engine.runs].support[kind] !== 'lossy');
  return [...engines.map(ofEngine), MATCH];
}

function ofEngine(engine: Engine<TargetName>): Runner {
  return {
    name: engine.name,
    prepare: (rule) => {
      const translated = translate(rule, engine.runs);
      if (translated.status === 'refused') return { refused: translated.reasons.map(({ code }) => code) };
      const { text, losses } = translated;
      return {
        effects: losses.map(({ effect }) => effect),
        run: (events, settings) => askEngine(engine, text, events, settings),
      };
    },
  };
}

/** `match` alone with one rule, over events as `JSON.stringify` writes them, but for minus zero, which that writes as zero. */
const MATCH: Runner = {
  name: 'match',
  prepare: (rule) => ({
    effects: [],
    run: async (events, { now }) => {
      const bytes = new TextEncoder().encode(events.map((event) => `${line(event)}\n`).join(''));
      const [matches] = matchBytes([rule], bytes, now);
      return matches == null ? 'unsupported: it does not compile' : { matches, open: new Set() };
    },
  }),
};

/** What stands for minus zero until the text is written; no text of an event has it. */
const MINUS_ZERO = '\u0000minus zero';

function line(event: Event): string {
  return JSON.stringify(event, (_, value: unknown) => (Object.is(value, -0) ? MINUS_ZERO : value)).replaceAll(
    JSON.stringify(MINUS_ZERO),
    '-0.0',
  );
}

/** Whether a difference is announced by the translation. */
export function isAnnounced(effects: readonly Effect[], answered: boolean): boolean {
  return effects.some((effect) => effect === 'either' || effect === (answered ? 'may-match-more' : 'may-match-less'));
}
