import { describe, expect, it } from 'vitest';
import { kusto } from '../../../../src/engines/kusto/index.ts';
import type { Event, FieldType, Schema } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const facts = (type: FieldType) =>
  ({ type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' }) as const;
const schema: Schema = {
  fields: new Map([
    ['k', facts('keyword')],
    ['n', facts('long')],
    ['d', facts('date')],
    ['b', facts('boolean')],
    ['FileName', facts('keyword')],
  ]),
};
const SETTINGS = {
  schema,
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

/** What the engine says when the bridge answers so, and what the bridge was asked. */
async function asked(answer: string | null, events: readonly Event[], text: string) {
  const lines: string[] = [];
  const ask = async (line: string) => {
    lines.push(line);
    return answer;
  };
  const engine = kusto({ ask, complaint: () => 'out of memory', close: async () => {} }, 'chdb');
  const loaded = await engine.load(events, SETTINGS);
  return { rejected: loaded.rejected, verdict: await loaded.run(text), question: JSON.parse(lines[0] ?? 'null') };
}

describe('the Kusto dialect as an engine', () => {
  it('makes the table that the query names, and its columns', async () => {
    const events: readonly Event[] = [{ k: ['a', 'b'], n: 5, d: '2020-02-02', FileName: 'f' }, { k: '' }, { b: true, other: 1 }];
    const { verdict, question } = await asked(
      '{"rows":[["2"],["0"]]}',
      events,
      'Events\n| where ["k"] == "a" or ["n"] > 1 or FileName == "f"\n| where ["d"] > 1 or ["b"]\n',
    );
    expect(verdict).toEqual({ status: 'answered', matches: [[0], [2]] });
    expect(question.before).toEqual([
      'DROP TABLE IF EXISTS `Events`',
      "CREATE TABLE `Events` (`eqlibrium place` Int64, `k` String, `n` Nullable(Int64), `d` Nullable(DateTime64(3, 'UTC')), `b` Nullable(Bool), `FileName` String) ENGINE = Memory",
      'INSERT INTO `Events` FORMAT JSONEachRow {"eqlibrium place":0,"k":"a","n":"5","d":"2020-02-02 00:00:00.000","FileName":"f"}\n{"eqlibrium place":1,"k":""}\n{"eqlibrium place":2,"b":true}',
    ]);
    expect(question.query).toMatch(/\n\| project \["eqlibrium place"\]$/);
  });

  it('takes a name of a table for nothing else', async () => {
    const { question } = await asked('{"rows":[]}', [], '["a`b\\\\ \\"c"]\n| where true\n');
    expect(question.before[0]).toBe('DROP TABLE IF EXISTS `a\\`b\\\\ "c`');
  });

  it('does not take half a character, and has no answer about a moment beyond its years', async () => {
    const { rejected, verdict } = await asked(
      '{"rows":[]}',
      [{ k: '\ud800' }, { d: '2500-01-01' }, { k: '\\ud800' }],
      'Events\n| where ["d"] > 1 or ["k"] == "a"',
    );
    expect(rejected).toEqual([{ id: 0, reason: 'it holds half a character' }]);
    expect(verdict).toMatchObject({ unanswered: [{ id: 1, reason: 'the column of d takes no "2500-01-01"' }] });
  });

  it.each([
    ['{"error":"Syntax error"}', 'Syntax error'],
    [null, 'chdb ended: out of memory'],
  ])('fails where the bridge answers %s', async (answer, message) => {
    expect((await asked(answer, [{}], 'Events')).verdict).toEqual({ status: 'failed', message });
  });

  it('fails on a query without a table', async () => {
    expect((await asked('{"rows":[]}', [{}], '| where true')).verdict).toEqual({
      status: 'failed',
      message: 'the query names no table',
    });
  });
});
