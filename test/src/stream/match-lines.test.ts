import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS, EMPTY_META, type Rule } from '../../../src/ir/index.ts';
import { conditionsOf, createStream, decidingFields, matchLines, onlyId, type StreamRule } from '../../../src/stream/index.ts';
import { is } from '../../support/predicates.ts';

const origin = { start: 0, end: 1 };
const plan = { kind: 'single', where: is('f', 'a'), origin } as const;
const rule: Rule = { language: 'eql', meta: EMPTY_META, plan, semantics: DEFAULT_SEMANTICS, query: 'q' };

const isA: StreamRule = {
  id: 'r',
  name: 'r',
  matches: (event) => Object(event).f === 'a',
  conditions: conditionsOf(rule),
  deciding: decidingFields(rule),
  facts: null,
};

/** What is printed of lines when events are named; `parses`: every one of them is parsed. */
function printed(texts: readonly string[], parses: boolean): readonly string[] {
  const found: string[] = [];
  const lines = matchLines([isA], (line) => ({ file: null, line }), true);
  const stream = createStream([isA], {
    form: 'any',
    fullScan: parses,
    keepLines: onlyId,
    onMatched: (rules, candidate) => found.push(...lines.single(rules, candidate)),
  });
  stream.push(new TextEncoder().encode(texts.map((text) => `${text}\n`).join('')));
  stream.end();
  return found;
}

describe('events are named by their ids', () => {
  it.each([
    ['a text', '{"_id":"x1","f":"a"}', '"x1"'],
    ['a text in escapes', String.raw`{"f":"a","_id":"\"\u00e9"}`, String.raw`"\"é"`],
    ['a number', '{"f":"a","_id":7}', '7'],
    ['the last of several', '{"_id":"x","f":"a","_id":"y"}', '"y"'],
    ['a key in escapes', String.raw`{"f":"a","\u005fid":"x"}`, '"x"'],
    ['none', '{"f":"a"}', null],
    ['null', '{"_id":null,"f":"a"}', null],
    ['a list', '{"_id":["x"],"f":"a"}', null],
    ['an object', '{"_id":{"_id":"x"},"f":"a"}', null],
    ['that of something within', '{"f":"a","g":{"_id":"x"},"h":[{"_id":"x"}]}', null],
    ['a text that says so', '{"f":"a","g":"\\"_id\\":1"}', null],
    ['that of a hit', '{"_id":"h1","_source":{"_id":"x","f":"a"}}', '"h1"'],
  ])('%s', (_, text, id) => {
    const line = `{"rule":{"id":"r","name":"r"},"line":2${id === null ? '' : `,"_id":${id}`}}\n`;
    const before = '{"f":"b","_id":"before"}';
    expect(printed([before, text], false)).toEqual([line]);
    expect(printed([before, text], true)).toEqual([line]);
  });
});
