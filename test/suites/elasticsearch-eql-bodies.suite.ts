import { describe, expect, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import { translate } from '../../src/api/translate.ts';
import { esDsl } from '../../src/engines/es-dsl/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { source } from '../../src/source/index.ts';
import { EXCUSED_BODIES } from './elasticsearch-eql.excused.ts';
import { mapping, SUITES, settingsOf } from './elasticsearch-eql.ts';
import { answer, queriesOf, readTranslations, select } from './elasticsearch-eql-bodies.ts';
import { tally } from './tally.ts';

const [endgame] = SUITES;
const count = tally("Elasticsearch's bodies");

describe("Elasticsearch's translations to query DSL", () => {
  const translations = readTranslations();

  it('are all there', () => {
    expect(translations).toHaveLength(120);
  });

  it.each(translations)('$name', async ({ name, query, pieces }) => {
    if (endgame === undefined) throw new Error('no events');
    const settings = settingsOf({ ...endgame, events: [], mappings: [mapping('mapping-default.json')], tiebreaker: null });
    const analysis = analyzeEql(source(query, 'rule'), { schema: settings.schema });
    if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join('; '));
    const { rule, schema, query: syntax } = analysis.value;
    const made = [...generateCorpus(questionsOf(syntax), { events: 120, seed: 1, schema })].map(({ event }) => event);
    const events = [...made, ...endgame.events.slice(0, 50)];
    const truth = await answer(await oracle.load(events, { ...settings, schema }), query);
    const excuse = EXCUSED_BODIES[name];
    const [size] = pieces.map((piece) => /^"size":(\d+)/.exec(piece)?.[1]).filter((found) => found !== undefined);
    if (excuse === undefined && size !== undefined) {
      // Every event of the category matches; the pipes leave as many of them as the body asks for.
      expect(truth).toHaveLength(Number(size));
      return count('bodies that say how many events are shown', 'passed');
    }
    if (rule.plan.kind !== 'single') throw new Error('no query of single events');
    const ours = translate(rule, 'es-dsl');
    if (ours.status === 'refused') throw new Error('refused');
    const loaded = await esDsl.load(events, { ...settings, schema });
    const found = await answer(loaded, ours.text);
    expect(found).toEqual(truth);
    if (excuse !== undefined) return count(excuse, 'excused');
    if (pieces.length === 0) return count('queries without a body', 'passed');
    const category = { term: { 'event.category': 'process' } };
    const body = { bool: { must: [category, ...queriesOf(pieces)] } };
    expect(found).toEqual([...(await select(body, { events, schema, loaded }))]);
    count('bodies', 'passed');
  });

  it('every excuse names a translation', () => {
    const names = translations.map(({ name }) => name);
    expect(Object.keys(EXCUSED_BODIES).filter((name) => !names.includes(name))).toEqual([]);
  });
});
