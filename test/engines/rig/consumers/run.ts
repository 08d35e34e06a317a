import { generateCorpus } from '../../../../corpus/index.ts';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../../../../src/api/corpus-of.ts';
import { settingsOf } from '../../../../src/api/run-settings.ts';
import type { ToldLoss } from '../../../../src/api/translate.ts';
import { agree } from '../../../../src/conformance/agreements.ts';
import type { Engine, Verdict } from '../../../../src/contract/index.ts';
import { esDsl, lucene, oracle } from '../../../../src/engines/index.ts';
import { type Bridge, type Converter, sqliteOver } from '../../../../src/engines/pysigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import type { Ran } from './record.ts';

/** What runs the query of a consumer here; null: nothing does. */
export function runnerOf(name: string, bridge: Bridge): { readonly on: string; readonly engine: Engine } | null {
  if (name === 'sqlite') return { on: 'SQLite', engine: sqliteOver(bridge) };
  if (name === 'eql') return { on: 'the oracle of EQL', engine: oracle };
  if (name === 'lucene' || name === 'opensearch') return { on: 'the reader of query strings', engine: lucene(esDsl) };
  return null;
}

/** A rule that was printed for a consumer, and what its converter made of it. */
export interface Converted {
  readonly file: string;
  readonly subject: CheckableRule;
  readonly losses: readonly ToldLoss[];
  readonly query: string;
}

/** Runs what was converted over events of the rule, and holds each answer against the rule and the claims of its losses. */
export async function runConverted(on: string, engine: Engine, rules: readonly Converted[], events: number): Promise<Ran> {
  const [failed, unexplained]: [string[], string[]] = [[], []];
  const sums = { answers: 0, agree: 0, announced: 0, aside: 0 };
  for (const { file, subject, losses, query } of rules) {
    const { corpus, truth } = await judged(subject, events);
    const said = await matchesOf(engine, query, corpus, settingsOf(subject.rule, subject.schema));
    if (typeof truth === 'string' || typeof said === 'string') {
      failed.push(`${file}: ${typeof said === 'string' ? said : String(truth)}`);
      continue;
    }
    for (const [id, event] of corpus.entries()) {
      sums.answers++;
      const [means, says] = [truth.has(id), said.has(id)];
      if (means === says) sums.agree++;
      else if (!losses.every(({ presumes = [] }) => agree(presumes, [event], subject.schema))) sums.aside++;
      else if (losses.some(({ effect }) => effect === 'either' || effect === (says ? 'may-match-more' : 'may-match-less')))
        sums.announced++;
      else unexplained.push(`${file}: ${says ? 'added' : 'missed'} ${JSON.stringify(event)}`);
    }
  }
  return { on, rules: rules.length - failed.length, failed, ...sums, unexplained };
}

interface Judged {
  readonly corpus: readonly Event[];
  readonly truth: ReadonlySet<number> | string;
}

/** The same events and the same truth for every consumer. */
const known = new WeakMap<CheckableRule, Judged>();

async function judged(subject: CheckableRule, events: number): Promise<Judged> {
  const before = known.get(subject);
  if (before !== undefined) return before;
  const corpus = [...generateCorpus(questionsOf(subject), { ...corpusOptionsOf(subject, 1), events })].map(({ event }) => event);
  const truth = await matchesOf(oracle, subject.rule.query, corpus, settingsOf(subject.rule, subject.schema));
  known.set(subject, { corpus, truth });
  return { corpus, truth };
}

async function matchesOf(
  engine: Engine,
  text: string,
  events: readonly Event[],
  settings: Parameters<Engine['load']>[1],
): Promise<ReadonlySet<number> | string> {
  const loaded = await engine.load(events, settings);
  const verdict: Verdict = await loaded.run(text);
  await loaded.close();
  if (verdict.status === 'answered') return new Set(verdict.matches.map(([id]) => id));
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

export function converterOf(name: string, { backend, format }: { readonly backend: string; readonly format: string }): Converter {
  return { name, backend, format, distribution: '', runs: 'none' };
}
