import { generateCorpus, generateTimelines, planCorpus } from '../../corpus/index.ts';
import { corpusOptionsOf, seriesOptionsOf } from '../../src/api/corpus-of.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import { translate } from '../../src/api/translate.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Schema } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { parseEql, type Query } from '../../src/languages/eql/index.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { conditionsOf, factsOf } from '../../src/stream/index.ts';
import { TARGET_NAMES } from '../../translators/index.ts';

/** One phase of a rule's way through the house, with what it costs in milliseconds of this process. */
export type Costs = ReadonlyMap<string, number>;

/** Every phase on one query. A phase that refuses the rule costs what it took to say so. */
export async function costsOf(query: string, without: readonly string[] = []): Promise<Costs> {
  const costs = new Map<string, number>();
  const measure = async <T>(phase: string, work: () => T | Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const done = await work();
    const { user, system } = process.cpuUsage(before);
    costs.set(phase, (user + system) / 1000);
    return done;
  };
  const schema = ecsSchema();
  const parsed = await measure('parse', () => parseEql(source(query)));
  if (!parsed.ok) throw new Error(parsed.problems[0].message);
  const analysed = await measure('analyse', () => analyzeEql(source(query), { schema }));
  if (!analysed.ok) throw new Error(analysed.problems[0].message);
  const { rule } = analysed.value;
  for (const target of TARGET_NAMES) await measure(target, () => translate(rule, target));
  await measure('compile', () => streamRuleCompiler(0)(rule, { id: '1', name: 'rule' }));
  await measure('facts', () => [factsOf(rule), conditionsOf(rule)]);
  if (!without.includes('corpus')) await measure('corpus', () => corpusOf(parsed.value, rule, analysed.value.schema));
  await measure('oracle', () => judged(rule, analysed.value.schema));
  return costs;
}

function corpusOf(syntax: Query, rule: Rule, schema: Schema): unknown {
  if (rule.plan.kind !== 'single')
    return [...generateTimelines(questionsOf(syntax), { ...seriesOptionsOf({ rule, schema }, 1), timelines: 3 })];
  const options = { ...corpusOptionsOf({ rule, schema }, 1), events: 10 };
  return [planCorpus(questionsOf(syntax), options), ...generateCorpus(questionsOf(syntax), options)].length;
}

const EVENTS = [
  { '@timestamp': '2026-01-01T00:00:00Z', event: { category: 'process' }, f: 'value 1', g: 'w', n: 3, k: 'x', ip: '10.0.0.1' },
  { '@timestamp': '2026-01-01T00:00:01Z', event: { category: 'process' }, f: ['a1bx', 'Value 7'] },
];

async function judged(rule: Rule, schema: Schema): Promise<unknown> {
  const loaded = await oracle.load(EVENTS, settingsOf(rule, schema));
  return await loaded.run(rule.query);
}
