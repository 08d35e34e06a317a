import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import type { NonEmpty } from '../../../src/source/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { and, field, like, not, oneOf, or, range, regex, rule, searchOf } from './build.ts';

function translated(where: Predicate, folding: 'ascii' | 'unicode' = 'ascii') {
  const { body, notes } = searchOf(esDsl.translate(rule(where, {}, folding)));
  return { bool: body.query.bool, codes: notes.map(({ code }) => code) };
}

function names(count: number, text: (at: number) => string): NonEmpty<string> {
  return [text(0), ...Array.from({ length: count - 1 }, (_, at) => text(at + 1))];
}

describe('the limits of clusters', () => {
  it('leave lists of up to 1,024 insensitive terms as they are', () => {
    const { bool, codes } = translated(
      oneOf(
        'a',
        names(1024, (at) => `n${at}.exe`),
        'fold',
      ),
    );
    const [only] = bool.filter ?? [];
    expect(only !== undefined && 'bool' in only && only.bool.should?.length).toBe(1024);
    expect(codes).toEqual([]);
  });

  it('turn longer ones into unions that spell out both cases, each below 1,000 characters', () => {
    const { bool, codes } = translated(
      and(
        oneOf('b', ['x']),
        not(
          oneOf(
            'a',
            names(2000, (at) => `N${at}.e`),
            'fold',
          ),
        ),
      ),
    );
    const packed = (bool.must_not ?? []).map((query) => ('regexp' in query ? query.regexp['a'] : undefined));
    expect(packed[0]).toEqual({ value: expect.stringMatching(/^\[nN\]0\\\.\[eE\]\|\[nN\]1\\\.\[eE\]\|/), flags: 'ALL' });
    expect(packed.every((one) => one !== undefined && one.value.length <= 1000)).toBe(true);
    expect(packed.flatMap((one) => one?.value.split('|')).length).toBe(2000);
    expect(bool.filter).toEqual([{ term: { b: 'x' } }]);
    expect(codes).toEqual([]);
  });

  it('leave the folding of unions to the cluster when that is what the rule means', () => {
    const { bool } = translated(
      oneOf(
        'a',
        names(2000, (at) => `n${at}`),
        'fold',
      ),
      'unicode',
    );
    const [first] = bool.filter ?? [];
    if (first === undefined || !('bool' in first)) throw new Error('no alternatives');
    expect(first.bool.should?.[0]).toMatchObject({ regexp: { a: { case_insensitive: true } } });
  });

  it('keep a constant too long for a regular expression as a term', () => {
    const long = 'x'.repeat(300);
    const { bool } = translated(oneOf('a', [...names(1100, (at) => `n${at}`), long], 'fold'));
    expect(JSON.stringify(bool)).toContain(`{"term":{"a":{"value":"${long}","case_insensitive":true}}}`);
  });

  it('are named when no form stays below them', () => {
    const patterns = names(1500, (at) => `*${at}*x`).map((pattern) => like('a', pattern));
    expect(translated(or(...patterns)).codes).toEqual(['too-many-clauses']);
    expect(translated(regex('a', 'b'.repeat(1001))).codes).toEqual(['query-regex-too-long']);
  });

  it('split lists of more than 65,536 constants', () => {
    const { bool } = translated(oneOf('a', names(65_537, String)));
    const [only] = bool.filter ?? [];
    if (only === undefined || !('bool' in only)) throw new Error('no alternatives');
    expect(only.bool.should?.map((query) => ('terms' in query ? query.terms['a']?.length : 'term' in query))).toEqual([
      65_536, 1,
    ]);
  });

  it('count how deep bool queries nest', () => {
    let where: Predicate = oneOf('a', ['1']);
    for (let depth = 0; depth < 15; depth++) where = or(oneOf('b', ['2']), and(oneOf('c', ['3']), where));
    expect(translated(where).codes).toEqual(['nested-too-deep']);
  });
});

describe('notes on versions', () => {
  it('say where shorthand classes are read as letters', () => {
    expect(translated(regex('a', '\\d+')).codes).toEqual(['regex-shorthand-by-version']);
    expect(translated(regex('a', '\\\\d+')).codes).toEqual([]);
  });

  it('say where a complement is read as a letter', () => {
    expect(translated(regex('a', 'a~(b)c')).codes).toEqual(['regex-complement-by-version']);
    expect(translated(regex('a', 'a\\~b[~]')).codes).toEqual([]);
  });

  it('say where folding beyond ASCII depends on the cluster', () => {
    expect(translated(oneOf('a', ['é'], 'fold')).codes).toEqual(['folding-by-version']);
    expect(translated(like('a', 'é*', 'fold')).codes).toEqual(['folding-by-version']);
    expect(translated(oneOf('a', ['é'])).codes).toEqual([]);
  });
});

describe('patterns that clusters refuse', () => {
  const wildcard = (pattern: string) => translated(like('a', pattern)).codes;

  it('are told as soon as Lucene gives up on them', () => {
    expect(wildcard(`*a${'?'.repeat(12)}`)).toEqual([]);
    expect(wildcard(`*a${'?'.repeat(13)}`)).toEqual(['pattern-too-complex']);
    expect(wildcard(`*${'xy'.repeat(250)}z`)).toEqual([]);
    expect(wildcard(`*${'xy'.repeat(400)}z`)).toEqual(['pattern-too-complex']);
    expect(translated(regex('a', '.*a.{12}')).codes).toEqual([]);
    expect(translated(regex('a', '.*a.{13}')).codes).toEqual(['pattern-too-complex']);
  });

  it('are told when they are too long', () => {
    expect(wildcard(`${'x'.repeat(999)}*`)).toEqual([]);
    expect(wildcard(`${'x'.repeat(1000)}*`)).toEqual(['pattern-too-long']);
    expect(translated(oneOf('a', ['x'.repeat(1001)], 'fold')).codes).toEqual(['pattern-too-long']);
    expect(translated(oneOf('a', ['x'.repeat(1001)])).codes).toEqual([]);
  });

  it('are sent as their alternatives when they are unions', () => {
    const words = Array.from({ length: 300 }, (_, at) => `[|(]w${at}\\|"|"`);
    const { bool, codes } = translated(regex('a', words.join('|')));
    const [only] = bool.filter ?? [];
    if (only === undefined || !('bool' in only)) throw new Error('no alternatives');
    const sent = (only.bool.should ?? []).map((query) => ('regexp' in query ? (query.regexp['a']?.value ?? '') : ''));
    expect(sent.join('|')).toBe(words.join('|'));
    expect(sent.every((one) => one.length <= 1000)).toBe(true);
    expect(codes).toEqual([]);
    const costly = translated(regex('a', Array.from({ length: 20 }, (_, at) => `.*w${at}.*`).join('|')));
    expect(JSON.stringify(costly.bool).match(/"regexp"/g)).toHaveLength(20);
    expect(costly.codes).toEqual([]);
  });

  it('are sought with a limited effort, however many there are', () => {
    const hostile = names(400, (at) => `*${at}a${'?'.repeat(40)}`).map((pattern) => like('a', pattern));
    const { codes } = translated(or(...hostile));
    expect(codes.filter((code) => code === 'pattern-too-complex').length).toBeGreaterThan(5);
  });
});

describe('clauses', () => {
  it('count twice where a number is asked, and once more where all is excluded', () => {
    const asked = (count: number) =>
      translated(or(...names(count, String).map((value) => range(field('n', 'long'), ['>=', Number(value)])))).codes;
    expect(asked(512)).toEqual([]);
    expect(asked(513)).toEqual(['too-many-clauses']);
    const excluded = (count: number) =>
      translated(not(or(...names(count, (at) => `*${at}x`).map((one) => like('a', one))))).codes;
    expect(excluded(1023)).toEqual([]);
    expect(excluded(1024)).toEqual(['too-many-clauses']);
  });
});
