import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../../../../src/contract/index.ts';
import { bridgeOver, CONVERTERS, pysigma } from '../../../../src/engines/pysigma/index.ts';
import { sqliteOver } from '../../../../src/engines/pysigma/sqlite.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { fakeEngine } from '../../../support/fake-engine.ts';

const VERSIONS = { pysigma: '1.4.0', 'pysigma-backend-elasticsearch': '2.1.1' };
const RECEIPT = { ok: true, versions: VERSIONS };

/** A bridge that answers each question by its kind; `asked` collects the questions. */
function dialogue(answers: { readonly [ask: string]: unknown }): Dialogue & { readonly asked: { readonly ask: string }[] } {
  const asked: { readonly ask: string }[] = [];
  return {
    asked,
    ask: async (line) => {
      const question: { readonly ask: string } = JSON.parse(line);
      asked.push(question);
      const answer = answers[question.ask];
      return answer === undefined ? null : JSON.stringify(answer);
    },
    complaint: () => 'Traceback\nImportError: no sigma',
    close: async () => {},
  };
}

const lucene = fakeEngine('cluster', 'lucene', () => true);

describe('pySigma', () => {
  it('is there when it and every backend are installed', async () => {
    const inspector = pysigma({ bridge: bridgeOver(dialogue({ receipt: RECEIPT })), eql: null, lucene: null });
    expect(await inspector.receipt()).toBe('pySigma 1.4.0');
  });

  it.each([
    [{}, 'pySigma ended: ImportError: no sigma'],
    [{ receipt: { ok: false, error: 'ModuleNotFoundError: sigma' } }, 'ModuleNotFoundError: sigma'],
    [
      { receipt: { ok: true, versions: { ...VERSIONS, 'pysigma-backend-splunk': null } } },
      'pysigma-backend-splunk is not installed',
    ],
    [{ receipt: [1] }, 'pySigma answered with something that is no object'],
  ])('says why it cannot run: %j', async (answers, message) => {
    await expect(bridgeOver(dialogue(answers)).versions()).rejects.toThrow(message);
  });

  it('gives every converter its word: converted, refused, forgotten', async () => {
    const conversions = {
      lucene: { queries: ['a:b'] },
      eql: { refused: 'NotImplementedError' },
      sqlite: { queries: ['1', '2'] },
    };
    const talk = dialogue({ receipt: RECEIPT, judge: { ok: true, parsed: null, issues: [], conversions } });
    const inspection = await pysigma({ bridge: bridgeOver(talk), eql: null, lucene }).inspect('title: A');
    expect(talk.asked[1]).toMatchObject({ ask: 'judge', rule: 'title: A', exclude: expect.arrayContaining(['attacktag']) });
    expect(inspection.problems).toEqual([]);
    expect(inspection.conversions.map(({ converter }) => converter)).toEqual(CONVERTERS.map(({ name }) => name));
    const by = Object.fromEntries(inspection.conversions.map((one) => [one.converter, one]));
    expect(by['lucene']).toEqual({
      converter: 'lucene',
      version: 'pysigma-backend-elasticsearch 2.1.1',
      status: 'converted',
      text: 'a:b',
      engine: lucene,
    });
    expect(by['eql']).toMatchObject({ status: 'refused', reason: 'NotImplementedError' });
    expect(by['sqlite']).toMatchObject({ status: 'converted', engine: null });
    expect(by['splunk']).toMatchObject({ status: 'refused', reason: 'no answer' });
  });

  it('tells what its validators found, and why a rule does not parse', async () => {
    const issue = { issue: 'DanglingDetectionIssue', severity: 'high', text: 'never used' };
    const found = dialogue({ receipt: RECEIPT, judge: { ok: true, parsed: null, issues: [issue], conversions: {} } });
    const broken = dialogue({
      receipt: RECEIPT,
      judge: { ok: true, parsed: 'SigmaError: no title', issues: [], conversions: {} },
    });
    const problemsOf = async (talk: Dialogue) =>
      (await pysigma({ bridge: bridgeOver(talk), eql: null, lucene: null }).inspect('x')).problems;
    expect(await problemsOf(found)).toEqual(['high: never used']);
    expect(await problemsOf(broken)).toEqual(['SigmaError: no title']);
  });
});

describe('SQLite behind the bridge', () => {
  const settings = {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };

  it('is given the events once for several queries, flattened', async () => {
    const talk = dialogue({ load: { ok: true }, select: { ok: true, places: [1] } });
    const loaded = await sqliteOver(bridgeOver(talk)).load([{ a: { b: 1 } }, { a: [2, 3] }], settings);
    expect(await loaded.run('SELECT 1')).toEqual({ status: 'answered', matches: [[1]] });
    await loaded.run('SELECT 2');
    expect(talk.asked).toEqual([
      { ask: 'load', events: [{ 'a.b': 1 }, { a: [2, 3] }] },
      { ask: 'select', query: 'SELECT 1' },
      { ask: 'select', query: 'SELECT 2' },
    ]);
  });

  it('says why it refuses a query', async () => {
    const talk = dialogue({ load: { ok: true }, select: { ok: true, failed: 'OperationalError: near "x"' } });
    const loaded = await sqliteOver(bridgeOver(talk)).load([], settings);
    expect(await loaded.run('x')).toEqual({ status: 'failed', message: 'OperationalError: near "x"' });
  });
});
