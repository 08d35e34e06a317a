import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event, Json } from '../../../src/event/index.ts';
import { createMatcher, type Facts, factsOf } from '../../../src/stream/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { holds } from '../../translators/js/naive.ts';
import { anyEvent, anyPredicate } from '../../translators/js/random.ts';
import { analyzed, ruleOf } from '../../translators/js/support.ts';

/** The event as JSON in one of the many ways to write it: `choose` gives the next of a list of random numbers. */
function written(value: Json, choose: (options: number) => number): string {
  const space = () => ['', '', '', ' ', '\t'][choose(5)] ?? '';
  if (typeof value === 'string') return writtenText(value, choose);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e6) {
    return [`${value}`, `${value}.0`, `${value}e0`, `${value}E+00`, `${value * 1000}e-3`][choose(5)] ?? '';
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${space()}${value.map((each: Json) => written(each, choose)).join(`${space()},${space()}`)}]`;
  const members = Object.entries(value).map(
    ([key, each]) => `${writtenText(key, choose)}${space()}:${space()}${written(each, choose)}`,
  );
  return `{${space()}${members.join(`,${space()}`)}${space()}}`;
}

function writtenText(text: string, choose: (options: number) => number): string {
  const units = Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at);
    const code = `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
    if (choose(12) === 0) return choose(2) === 0 ? code : code.toUpperCase().replace('\\U', '\\u');
    if (unit === '/' && choose(3) === 0) return '\\/';
    if (/[\ud800-\udfff]/.test(unit)) return unit;
    return JSON.stringify(unit).slice(1, -1);
  });
  return `"${units
    .join('')
    .replace(/(\\u[dD][89abAB]..)([\udc00-\udfff])/g, '$1\\udc00')
    .replace(/([\ud800-\udbff])(?=\\)/g, '\ud83d\ude00')}"`;
}

describe('the facts of a rule', () => {
  it('never hide a match, however the event is written', () => {
    let matches = 0;
    let skipped = 0;
    const events = fc.array(fc.tuple(anyEvent, fc.array(fc.nat(60), { minLength: 5, maxLength: 40 })), {
      minLength: 10,
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyPredicate, events, fc.constantFrom('ascii', 'unicode'), (predicate, list, folding) => {
        const rule = ruleOf(predicate, { semantics: { folding } });
        const lines = list.map(([event, numbers]) => {
          let at = 0;
          return written(event, (options) => (numbers[at++ % numbers.length] ?? 0) % options);
        });
        const expected = lines.filter((line) => holds(predicate, JSON.parse(line), folding)).length;
        const matcher = createMatcher([
          { id: '', name: '', matches: (event) => holds(predicate, event as Event, folding), facts: factsOf(rule) },
        ]);
        matcher.push(new TextEncoder().encode(lines.join('\n')));
        const report = matcher.end();
        expect(report).toMatchObject({ badLineCount: 0, matches: [expected] });
        matches += expected;
        skipped += report.events - report.candidates;
      }),
      { seed: 4, numRuns: randomCases(1500) },
    );
    expect(matches).toBeGreaterThan(randomCases(1000) / 2);
    expect(skipped).toBeGreaterThan(randomCases(1000) / 2);
  });

  const factsIn = (query: string, folding: 'ascii' | 'unicode' = 'ascii'): Facts | null => factsOf(analyzed(query, { folding }));
  const text = (found: string, letters: 'exact' | 'fold' = 'exact') => ({ kind: 'text', text: found, letters });

  it('are the texts that a value must hold', () => {
    expect(factsIn('any where process.name == "cmd.exe"')).toEqual(text('cmd.exe'));
    expect(factsIn('any where process.name : "cmd.exe"')).toEqual(text('cmd.exe', 'fold'));
    expect(factsIn('any where process.name like "a*bcd?e"')).toEqual(text('bcd'));
    expect(factsIn('any where process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""')).toEqual(
      text('/var/run/', 'fold'),
    );
  });

  it('are written as JSON writes them', () => {
    expect(factsIn('any where process.name == "a\\"b\\\\c"')).toEqual(text('a\\"b\\\\c'));
  });

  it('stop where a letter has other forms', () => {
    expect(factsIn('any where process.name : "workable"', 'unicode')).toEqual(text('able', 'fold'));
    expect(factsIn('any where process.name == "ab\\ncdeéf"')).toEqual(text('cde'));
  });

  it('ask only for the end of the name where a value has many spellings', () => {
    for (const condition of ['user.id == "0"', 'user.id == "1e3"', 'user.id != null', 'user.id >= "a"']) {
      expect(factsIn(`any where ${condition}`)).toEqual(text('id"'));
    }
    expect(factsIn('any where source.ip == "10.0.0.1"')).toEqual(text('ip"'));
    expect(factsIn('any where process.pid == 1')).toEqual(text('pid"'));
  });

  it('are none for what may be absent', () => {
    for (const condition of [
      'process.name != "cmd.exe"',
      'process.name == null',
      'not process.name : "x*"',
      'length(process.name) == null',
    ]) {
      expect(factsIn(`any where ${condition}`)).toBeNull();
    }
    expect(factsIn('any where process.name == "cmd.exe" or user.name != "root"')).toBeNull();
  });

  it('join those of conjuncts, the most telling first, and those of alternatives', () => {
    expect(factsIn('any where process.name == "ab" and process.name == "abcd"')).toEqual({
      kind: 'all',
      facts: [text('abcd'), text('ab')],
    });
    expect(factsIn('any where process.name == "ab" or user.name == "abcd"')).toEqual({
      kind: 'any',
      facts: [text('ab'), text('abcd')],
    });
  });

  it('sort out little where most events hold the text, and still much where one of several names stands there', () => {
    expect(factsIn('process where host.os.type == "windows" and process.name in ("ab", "ncat")')).toEqual({
      kind: 'all',
      facts: [{ kind: 'any', facts: [text('ab'), text('ncat')] }, text('process'), text('windows')],
    });
  });

  it('do not list more alternatives than parsing would cost', () => {
    const names = Array.from({ length: 50 }, (_, index) => `"name-${index}"`).join(', ');
    expect(factsIn(`any where process.name in (${names})`)).toEqual(text('name"'));
  });
});
