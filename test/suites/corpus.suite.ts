import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { type CorpusPlan, DEFAULT_END_TIME, generateCorpus, type LabelledEvent, planCorpus } from '../../corpus/index.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Schema } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { parseEql } from '../../src/languages/eql/parse.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { shared } from './shared.ts';

/** A public rule over single events. */
interface PublicRule {
  readonly file: string;
  readonly text: string;
  readonly query: Query;
  readonly schema: Schema;
}

function publicRules(): readonly PublicRule[] {
  const folder = shared('rules/elastic-detection-rules');
  return globSync('**/*.toml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const rule = parse(readFileSync(`${folder}/${file}`, 'utf8'))['rule'];
      const text = typeof rule === 'object' && 'query' in rule ? String(rule['query']) : '';
      const parsed = parseEql(source(text));
      if (!parsed.ok) throw new Error(`${file} does not parse`);
      if (parsed.value.body.kind !== 'event') return [];
      return [{ file, text, query: parsed.value, schema: inferSchema(parsed.value, ecsSchema()) }];
    });
}

const rules = publicRules();
const planned: readonly { readonly rule: PublicRule; readonly plan: CorpusPlan }[] = rules.map((rule) => ({
  rule,
  plan: planCorpus(rule.query, { events: 0, seed: 1, schema: rule.schema }),
}));

/** Rules that no event can match under the default mapping, each with its reason. */
const UNMATCHABLE: Readonly<Record<string, string>> = {
  'rules/windows/discovery_high_number_ad_properties.toml':
    'asks for 2,000 characters of a field that no mapping describes; keywords are indexed up to 1,024',
};

describe('the corpus over the public rules', () => {
  it('makes matching events for every rule that can match', () => {
    const without = planned.filter(({ plan }) => plan.matching.length === 0).map(({ rule }) => rule.file);
    console.info(`${rules.length} rules over single events, ${without.length} without matching events: ${without.join(', ')}`);
    expect(without).toEqual(Object.keys(UNMATCHABLE));
  });

  it('makes near misses for every rule', () => {
    expect(planned.filter(({ plan }) => plan.nearMisses.length === 0).map(({ rule }) => rule.file)).toEqual([]);
  });

  it('says which conditions no event fails alone', () => {
    const gaps = planned.flatMap(({ rule, plan }) => plan.gaps.map((gap) => `${rule.file}: ${gap.reason}`));
    console.info(`${gaps.length} gaps:\n${gaps.join('\n')}`);
    expect(gaps.length).toBeLessThan(60);
  });

  it('labels events as the oracle judges them', async () => {
    const differences: string[] = [];
    let events = 0;
    let matching = 0;
    for (const rule of rules) {
      const corpus = [...generateCorpus(rule.query, { events: 300, seed: 2, schema: rule.schema, maliciousShare: 0.3 })];
      const wrong = await judgedOtherwise(rule, corpus);
      differences.push(...wrong.map((event) => `${rule.file}: ${event.recipe} on ${event.nearMiss}, expected ${event.expected}`));
      events += corpus.length;
      matching += corpus.filter((event) => event.expected).length;
    }
    console.info(`${events} events, ${matching} of them matching`);
    expect(differences).toEqual([]);
  });
});

/** The events that the oracle judges otherwise than their labels. */
async function judgedOtherwise(rule: PublicRule, corpus: readonly LabelledEvent[]): Promise<readonly LabelledEvent[]> {
  const settings: RunSettings = {
    schema: rule.schema,
    semantics: DEFAULT_SEMANTICS,
    now: DEFAULT_END_TIME,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  const loaded = await oracle.load(
    corpus.map((labelled) => labelled.event),
    settings,
  );
  const verdict = await loaded.run(rule.text);
  await loaded.close();
  if (verdict.status !== 'answered') throw new Error(`the oracle does not answer ${rule.file}: ${JSON.stringify(verdict)}`);
  const matched = new Set(verdict.matches.map(([id]) => id));
  return corpus.filter((labelled, id) => matched.has(id) !== labelled.expected);
}
