import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../../src/api/stream-rules.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { createStream, withNumberTexts } from '../../../src/stream/index.ts';
import { FIELDS } from '../../support/eql-fields.ts';
import { settings } from '../engines/oracle/ask.ts';

/** The lines, counted from 1, that rules match; the more rules, the other ways through the stream are taken. */
function lines(condition: string, text: string, copies = 1): readonly number[] {
  const analysis = analyzeEql(source(`any where ${condition}`), { schema: FIELDS });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.problems));
  const compiled = streamRuleCompiler(0)(analysis.value.rule, { id: 'rule', name: 'rule' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const found: number[] = [];
  const stream = createStream(
    Array.from({ length: copies }, () => compiled.value),
    { onMatch: ({ lineNumber }) => found.push(lineNumber) },
  );
  stream.push(new TextEncoder().encode(text));
  stream.end();
  return found;
}

const NUMBERS = [
  '1',
  '1.0',
  '1.50',
  '10',
  '1E5',
  '1e+2',
  '-0',
  '-0.0',
  '0.0000001',
  '12345678901234567890',
  '9007199254740993',
  '1e400',
  '0.1000000000000000055',
  '123456789.123456789012345',
];

describe('a number in a field of texts', () => {
  it.each(NUMBERS)('is %s as it is written', (number) => {
    const text = NUMBERS.map((other) => `{"s":${other}}`).join('\n');
    const line = NUMBERS.indexOf(number) + 1;
    expect(lines(`s == "${number}"`, text)).toEqual([line]);
    expect(lines(`s == "${number}"`, text, 10)).toEqual([line]);
    expect(lines(`s like "${number}*" and length(s) == ${number.length}`, text)).toEqual([line]);
  });

  it('is no other integer where something is computed of it', () => {
    const text = ['9007199254740993', '9007199254740992', '"9007199254740993"', '9007199254740993.0']
      .map((n) => `{"n":${n}}`)
      .join('\n');
    expect(lines('string(n) == "9007199254740993"', text)).toEqual([1, 3, 4]);
    expect(lines('n % 2 == 1', text, 10)).toEqual([1, 3, 4]);
  });

  it('is found in lists, nested and dotted, beside others that stay numbers', () => {
    const text =
      '{"s":[[1.0],2],"n":1.0}\n{"event":{"category":1.0},"event.x":1.0}\n{"n":1.0,"d":1e0}\n{"__proto__":1.0,"s":1.0}';
    expect(lines('s == "1.0"', text)).toEqual([1, 4]);
    expect(lines('s == "2" and n == 1', text)).toEqual([1]);
    expect(lines('event.category == "1.0"', text)).toEqual([2]);
    expect(lines('n == 1 and d == 1 and s == null', text)).toEqual([3]);
  });

  it('is no number of a string that looks like one, whatever its escapes', () => {
    const text = '{"a\\"1.0":"\\\\","s":"x\\"1.0,2.0"}\n{"s":1.0,"t":"number:1.0"}';
    expect(lines('s == "x\\"1.0,2.0"', text)).toEqual([1]);
    expect(lines('s == "1.0" and t == "number:1.0"', text)).toEqual([2]);
  });

  it('leaves an event alone that has none', () => {
    const event = { s: 'a', n: 1 };
    expect(withNumberTexts('{"s":"a","n":1.0}', event, ['s'])).toBe(event);
    expect(withNumberTexts('{"s":1,"n":1.0}', { s: 1, n: 1 }, ['s'])).toEqual({ s: 1, n: 1 });
  });

  it('is read without recursion and in a time that grows with the text', () => {
    const deep = `{"s":${'['.repeat(900)}1.0${']'.repeat(900)}}`;
    expect(lines('s == "1.0"', deep)).toEqual([1]);
    const long = `{"s":[${'1.0,'.repeat(100_000)}1.50],"t":"${'\\"'.repeat(100_000)}"}`;
    expect(lines('s == "1.50"', long)).toEqual([1]);
  });
});

describe('a whole number of a key', () => {
  it.each(['n', 'u'])('joins its own digits alone, beyond 2^53 too: %s', (key) => {
    const values = ['9007199254740993', '9007199254740992', '9007199254740993.0', '"9007199254740993"', '9007199254740994'];
    const text = values.map((value, at) => `{"@timestamp":${at},"${key}":${value},"s":"${at}"}`).join('\n');
    const { schema } = settings({ '@timestamp': 'date', s: 'keyword', n: 'long', u: 'unsigned_long' });
    const analysis = analyzeEql(source(`sequence by ${key} [any where true] [any where true]`), { schema });
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.problems));
    const compiled = streamRuleCompiler(0)(analysis.value.rule, { id: 'rule', name: 'rule' });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const found: unknown[] = [];
    const stream = createStream([compiled.value], {
      onSeries: ({ events }) => found.push(events.map((event) => event?.lineNumber)),
    });
    stream.push(new TextEncoder().encode(text));
    stream.end();
    expect(found).toEqual([
      [1, 3],
      [3, 4],
    ]);
  });
});
