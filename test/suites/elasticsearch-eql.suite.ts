import { describe, expect, it } from 'vitest';
import { translate } from '../../src/api/translate.ts';
import type { RunSettings, Verdict } from '../../src/contract/index.ts';
import { esDsl } from '../../src/engines/es-dsl/index.ts';
import { js } from '../../src/engines/js/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import { EMPTY_META, type Rule } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { source } from '../../src/source/index.ts';
import { compile } from '../../translators/js/index.ts';
import { ids, prepare, run } from '../src/stream/sequence/support.ts';
import { EXCUSED } from './elasticsearch-eql.excused.ts';
import { type Case, casesOf, SUITES, type Suite, settingsOf } from './elasticsearch-eql.ts';
import { tally } from './tally.ts';

/** The events of each match; null where the matcher has nothing to say to queries of the kind. */
type Matcher = (query: string, suite: Suite, settings: RunSettings) => Promise<Verdict | null>;

const MATCHERS: { readonly [name: string]: Matcher } = {
  oracle: async (query, { events }, settings) => (await oracle.load(events, settings)).run(query),

  matchers: async (query, { events }, settings) => {
    const analysis = analyze(query, settings);
    if (typeof analysis === 'string') return { status: 'failed', message: analysis };
    const { plan } = analysis;
    if (plan.kind !== 'single') {
      const { found } = run(prepare(query, settings), events, { maxSamplesPerKey: settings.maxSamplesPerKey ?? 1 });
      return { status: 'answered', matches: ids(found) as never };
    }
    const compiled = compile(analysis);
    if (!compiled.ok) return { status: 'failed', message: compiled.problems.map(({ message }) => message).join('; ') };
    return { status: 'answered', matches: events.flatMap((event, id) => (compiled.value(event) ? [[id] as const] : [])) };
  },

  modules: async (query, { events }, settings) => {
    const analysis = analyze(query, settings);
    if (typeof analysis === 'string') return { status: 'failed', message: analysis };
    if (analysis.plan.kind === 'single') return null;
    const translated = translate(analysis, 'js');
    if (translated.status === 'refused') {
      return { status: 'unsupported', reason: translated.reasons.map(({ message }) => message).join('; ') };
    }
    return (await js.load(events, settings)).run(translated.text);
  },

  'query DSL': async (query, { events }, settings) => {
    // Sequences and samples are sent to Elasticsearch as EQL.
    if (/^(?:sequence|sample)\b/.test(query)) return null;
    const analysis = analyze(query, settings);
    if (typeof analysis === 'string') return { status: 'failed', message: analysis };
    // So is what has pipes.
    if (analysis.plan.kind !== 'single') return null;
    const translated = translate(analysis, 'es-dsl');
    if (translated.status === 'refused') {
      return { status: 'unsupported', reason: translated.reasons.map(({ message }) => message).join('; ') };
    }
    return (await esDsl.load(events, settings)).run(translated.text);
  },
};

function analyze(query: string, settings: RunSettings): Rule | string {
  const { schema, semantics, timestampField, tiebreakerField = null } = settings;
  const meta = { ...EMPTY_META, timestampField, tiebreakerField };
  const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
  return analysis.ok ? analysis.value.rule : analysis.problems.map(({ message }) => message).join('; ');
}

const count = tally("Elasticsearch's queries");

describe.each(Object.entries(MATCHERS))("Elasticsearch's queries on the %s", (matcher, matches) => {
  describe.each(SUITES)('$name', (suite) => {
    const settings = settingsOf(suite);
    const cases = casesOf(suite.name);
    const excused = EXCUSED[matcher]?.[suite.name] ?? {};

    it.each(cases)('$name', async ({ name, query, acceptable, size, maxSamplesPerKey }) => {
      const verdict = await matches(query, suite, { ...settings, maxSamplesPerKey });
      const row = `${suite.name}, ${matcher}`;
      if (verdict === null) return count(row, 'other');
      const found = verdict.status === 'answered' ? idsOf(verdict.matches.slice(0, size).flat(), suite) : verdict;
      if (Object.hasOwn(excused, name)) {
        expect(acceptable).not.toContainEqual(found);
        return count(row, 'excused');
      }
      expect([found]).toEqual(acceptable.length === 1 ? acceptable : [expect.toBeOneOf([...acceptable])]);
      count(row, 'passed');
    });

    it('every excuse names a query', () => {
      const names = new Set(cases.map((one: Case) => one.name));
      expect(Object.keys(excused).filter((name) => !names.has(name))).toEqual([]);
    });
  });
});

function idsOf(events: readonly number[], { events: all, id }: Suite): readonly unknown[] {
  return events.map((event) => all[event]?.[id]);
}
