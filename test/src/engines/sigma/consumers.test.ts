import { describe, expect, it } from 'vitest';
import { sigma } from '../../../../src/engines/sigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

/** The places of the events that a detection finds as its consumer reads it, or why it does not. */
async function found(consumer: string, detection: readonly string[], events: readonly Event[]): Promise<unknown> {
  const text = ['title: t', 'taxonomy: ecs', `consumer: ${consumer}`, 'logsource:', '    product: x', 'detection:']
    .concat(detection.map((line) => `    ${line}`))
    .join('\n');
  const loaded = await sigma.load(events, {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  const verdict = await loaded.run(text);
  return verdict.status === 'answered' ? verdict.matches.map(([id]) => id) : verdict.status;
}

const of = (...values: readonly (string | null)[]): readonly Event[] => values.map((f) => ({ f }));

describe.each<readonly [string, string, readonly Event[], unknown]>([
  ['lucene', "f: 'Ab'", of('Ab', 'aB'), [0]],
  ['splunk', "f: 'Ab'", of('Ab', 'aB'), [0, 1]],
  ['lucene', "f|cased: 'Ab'", of('Ab'), 'failed'],
  ['splunk', "f: 'a?\\?'", of('ab?', 'abc?', 'a?', 'abcd'), [0, 1, 2]],
  ['sqlite', "f: 'a?c'", of('abc', 'ac'), [0]],
  ['lucene', "f|re: 'b+'", of('bb', 'abb'), [0]],
  ['splunk', "f|re: 'b+'", of('bb', 'abb'), [0, 1]],
  ['lucene', "f|re: '^b$'", of('b'), 'failed'],
  ['lucene', "f|re|s: 'b'", of('b'), 'failed'],
  ['eql', "f|re: 'a[b-c]'", of('AB', 'Ab', 'aC'), [1]],
  ['eql', "f|re: 'a[bc]'", of('AB', 'Ab', 'aC'), [0, 1, 2]],
  ['eql', "f|cased: 'Ab'", of('Ab', 'aB'), [0]],
  ['eql', "f|cased: ['Ab', 'c']", of('Ab', 'aB'), [0, 1]],
  ['eql', "f|cased|contains: 'Ab'", of('Ab'), 'failed'],
  ['eql', 'f: 5', [{ f: 5 }], 'failed'],
  ['eql', 'f: true', [{ f: true }], 'failed'],
  ['kusto', "f: ''", of('', null, 'a'), [0, 1]],
  ['kusto', 'f: true', [{ f: true }], 'failed'],
  ['nobody', "f: 'a'", of('a'), 'failed'],
])('%s', (consumer, entry, events, expected) => {
  it(`reads ${entry} in its way`, async () => {
    expect(await found(consumer, ['s:', `    ${entry}`, 'condition: s'], events)).toEqual(expected);
  });
});

describe('an absent field in ES|QL', () => {
  const both: readonly Event[] = [{ f: 'a', g: 'b' }, { f: 'a' }, { f: 'x' }, {}, { g: 'x' }];

  it.each<readonly [condition: string, expected: readonly number[]]>([
    ['not s', [2, 4]],
    ['not (s and t)', [2, 4]],
    ['not s or n', [1, 2, 3, 4]],
    ['not not s', [0]],
    ['t and not 1 of s*', []],
    ['not (not t or s)', []],
  ])('is unknown to %s', async (condition, expected) => {
    const detection = ['s:', "    f: 'a'", "    g: 'b'", 't:', "    f: 'a'", 'n:', '    - f: null', '    - g: null'];
    expect(await found('esql', [...detection, `condition: ${condition}`], both)).toEqual(expected);
  });
});
