import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS, EMPTY_META, type Field, leavesOf, type Predicate, type Rule } from '../../../../src/ir/index.ts';
import { parseWildcard } from '../../../../src/pattern/index.ts';
import { conditionsOf, createMatcher, decidingFields, prepareTables, type StreamRule } from '../../../../src/stream/index.ts';
import { holds } from '../../../support/naive-ir.ts';
import { all, any, field, is, isFolded, like, not, predicates, present, regex } from '../../../support/predicates.ts';
import { randomCases } from '../../../support/random-cases.ts';

const origin = { start: 0, end: 1 };

type Folding = Rule['semantics']['folding'];

function ruleOf(where: Predicate, folding: Folding = 'ascii'): Rule {
  const plan = { kind: 'single', where, origin } as const;
  return { language: 'eql', meta: EMPTY_META, plan, semantics: { ...DEFAULT_SEMANTICS, folding }, query: 'q' };
}

/** What becomes of a rule and a line, after the same line `before` times: `asked`, its predicate had to say; otherwise, that it matches or not. */
function decide(where: Predicate, line: string, before = 0, folds: Folding = 'ascii'): 'matches' | 'no match' | 'asked' {
  let asked = false;
  const rule = ruleOf(where, folds);
  const matches = (): boolean => {
    asked = true;
    return true;
  };
  const sought = { conditions: conditionsOf(rule), deciding: decidingFields(rule), facts: null };
  let matched = false;
  const onMatch = (): void => {
    matched = true;
  };
  const matcher = createMatcher([{ id: 'r', name: 'r', matches, ...sought }], { onMatch });
  const bytes = new TextEncoder().encode(`${line}\n`);
  for (let time = 0; time < before; time++) matcher.push(bytes);
  [asked, matched] = [false, false];
  matcher.push(bytes);
  if (asked) return 'asked';
  return matched ? 'matches' : 'no match';
}

const folding = (text: string, facts: Partial<Field> = {}): Predicate => ({
  kind: 'matches',
  field: { ...field('f'), ...facts },
  pattern: parseWildcard(text),
  letters: 'fold',
  origin,
});
/** The field has a value, of so many characters at most. */
const kept = (ignoreAbove: number): Predicate => ({ kind: 'present', field: { ...field('f'), ignoreAbove }, origin });
const typed = (type: Field['type'], value: string | number | boolean): Predicate => ({
  kind: 'one-of',
  field: { ...field('f'), type },
  values: [value],
  letters: 'exact',
  origin,
});
const network = (...networks: readonly [string, ...string[]]): Predicate => ({
  kind: 'in-network',
  field: { ...field('f'), type: 'ip' },
  networks,
  origin,
});
const range = (type: Field['type'], low: number, high: number, inclusive: boolean): Predicate => ({
  kind: 'range',
  field: { ...field('f'), type },
  lower: { value: low, inclusive },
  upper: { value: high, inclusive },
  origin,
});
const long = 'x'.repeat(2000);

describe('rules are decided without being asked', () => {
  it.each<[fact: string, where: Predicate, matches: string, not: string]>([
    ['a value, with its letters', is('f', 'Ab'), '{"f":["x","Ab"]}', '{"f":["x","ab"]}'],
    ['a value in any case', isFolded('f', 'aB'), '{"f":"Ab"}', '{"f":"abc"}'],
    ['the same text with its letters and in any case', all(isFolded('f', 'ab'), not(is('f', 'ab'))), '{"f":"AB"}', '{"f":"ab"}'],
    ['escapes in ASCII', is('f', 'C:\\a/b'), String.raw`{"f":"C:\\\u0061\/b"}`, String.raw`{"f":"C:\\\u0041\/b"}`],
    ['presence', present('f'), '{"f":[null,0]}', '{"f":[null,{}]}'],
    ['absence', not(present('f')), '{"f":null}', '{"f":""}'],
    ['the start of a value', folding('Abc*'), '{"f":"aBcd"}', '{"f":"xabc"}'],
    ['the end of a value', folding('*Abc'), '{"f":"daBc"}', '{"f":"abcx"}'],
    ['something within a value', like('f', '*Abc*'), '{"f":"xAbcx"}', '{"f":"xabcx"}'],
    ['one letter at the start', like('f', '.*'), '{"f":".x"}', '{"f":"x."}'],
    ['two letters at the end', folding('*sH'), '{"f":"baSh"}', '{"f":"shx"}'],
    ['two letters within', like('f', '*|;*'), `{"f":"${'x'.repeat(15)}|;"}`, '{"f":"|x;"}'],
    ['one letter at the last place', like('f', '*;*'), `{"f":"${'x'.repeat(16)};"}`, `{"f":"${'x'.repeat(16)}","g":";"}`],
    ['several pieces', folding('a*bc*d'), '{"f":"aXbcbcd"}', '{"f":"abd"}'],
    ['pieces that may not overlap', like('f', 'ab*ba'), '{"f":"abba"}', '{"f":"aba"}'],
    [
      'any one unit',
      folding('?:\\Win*\\x?.exe'),
      String.raw`{"f":"c:\\WINdows\\X1.exe"}`,
      String.raw`{"f":"cc:\\windows\\x1.exe"}`,
    ],
    ['nothing but stars and marks', like('f', '?*'), '{"f":["","a"]}', '{"f":""}'],
    ['pieces of one letter', like('f', '*-*d*'), '{"f":"x-yd"}', '{"f":"d-"}'],
    ['letters of pieces', like('f', 'A*bcd*E'), '{"f":"AbcdE"}', '{"f":"abcde"}'],
    ['numbers as texts', is('f', '5'), '{"f":5}', '{"f":6}'],
    ['whole numbers', typed('long', 5), '{"f":5}', '{"f":6}'],
    ['bounds', range('long', 1, 3, true), '{"f":[7,3]}', '{"f":[0,4]}'],
    ['bounds that are not reached', range('double', 1, 3, false), '{"f":2}', '{"f":[1,3]}'],
    ['an address', typed('ip', '10.0.0.1'), '{"f":["10.0.0.2","10.0.0.1"]}', '{"f":"10.0.0.10"}'],
    ['a network', network('10.1.0.0/16', '::1', 'fe80::/10'), '{"f":"10.1.255.255"}', '{"f":["10.2.0.0","127.0.0.1"]}'],
    ['truth', typed('boolean', true), '{"f":"true"}', '{"f":"TRUE"}'],
    ['several ways', any(all(is('f', 'a'), not(like('g', 'x*'))), is('f', 'b')), '{"f":"a","g":"yx"}', '{"f":"a","g":"xy"}'],
  ])('%s', (_, where, line, other) => {
    expect(decide(where, line)).toBe('matches');
    expect(decide(where, other)).toBe('no match');
    expect(decide(not(where), line)).toBe('no match');
    expect(decide(not(where), other)).toBe('matches');
  });

  it.each<[fact: string, where: Predicate, matches: string, not: string]>([
    ['a value', isFolded('f', 'ab'), '{"f":["\u00e9","AB"]}', '{"f":"a\u00e9"}'],
    ['a value with its letters', is('f', 'Ks'), '{"f":["\u212as","Ks"]}', '{"f":["\u212as","ks"]}'],
    ['something within a value', folding('*Abc*'), '{"f":"\u00e9aBc\u00e9"}', '{"f":"a\u00e9bc"}'],
    ['the same in escapes', folding('*Abc*'), String.raw`{"f":"\u00e9\u0041Bc\u00E9"}`, String.raw`{"f":"a\u00e9bc"}`],
    ['something within a value with its letters', like('f', '*Abc*'), '{"f":"\u212aAbc"}', '{"f":"\u212aabc"}'],
    ['two letters with their case', like('f', '*Kb*'), '{"f":"\u00e9Kb"}', '{"f":"\u212ab"}'],
    ['several pieces', folding('a*bc*d'), '{"f":"A\u{1f600}bc\u00e9D"}', '{"f":"a\u00e9b\u00e9cd"}'],
    ['letters of pieces', like('f', 'A*Ks*E'), '{"f":"A\u00e9KsE"}', '{"f":"A\u212asE"}'],
  ])('%s, where a value has letters beyond ASCII', (_, where, line, other) => {
    for (const folds of ['ascii', 'unicode'] as const) {
      expect(decide(where, line, 0, folds)).toBe('matches');
      expect(decide(where, other, 0, folds)).toBe('no match');
      expect(decide(not(where), other, 0, folds)).toBe('matches');
    }
  });

  it.each<[fact: string, where: Predicate, line: string, matches: string]>([
    ['a value', isFolded('f', 'ks'), '{"f":"\u212as"}', '{"f":["\u212as","Ks"]}'],
    ['the start of a value', folding('kst*'), '{"f":"\u212a\u017ft"}', '{"f":["\u017fts","kSt\u212a"]}'],
    ['something within a value', folding('*kst*'), String.raw`{"f":"a\u212ast"}`, '{"f":"\u212akst"}'],
  ])('letters that only some readings fold are none of ASCII, where ASCII alone folds: %s', (_, where, line, matches) => {
    expect([decide(where, line), decide(where, matches)]).toEqual(['no match', 'matches']);
    expect(decide(where, line, 0, 'unicode')).toBe('asked');
  });

  it.each<[fact: string, where: Predicate, matches: string, not: string]>([
    ['regular expressions', regex('f', 'x?[0-9]{1,3}-.+'), '{"f":["x","x12-a"]}', '{"f":["x1234-a","x12-","12"]}'],
    ['regular expressions that end early', regex('f', 'ab.*'), '{"f":"ab\u00e9"}', '{"f":"ba\u00e9"}'],
    ['regular expressions over numbers', regex('f', '[0-9]+\\.5'), '{"f":[1,2.5]}', '{"f":[25,true]}'],
  ])('%s, after they were asked about some lines', (_, where, line, other) => {
    expect([decide(where, line), decide(where, line, 2000)]).toEqual(['asked', 'matches']);
    expect(decide(where, other, 2000)).toBe('no match');
    expect(decide(not(where), line, 2000)).toBe('no match');
    expect(decide(not(where), other, 2000)).toBe('matches');
  });

  it.each<[fact: string, where: Predicate, line: string]>([
    ['letters like those of ASCII in a pattern of pieces', folding('a*ks*b'), '{"f":"a\u212asb"}'],
    ['letters beyond ASCII in a rule', is('f', '\u00e9'), '{"f":"\u00e9"}'],
    ['any one unit beyond ASCII', folding('ab?d*'), '{"f":"ab\u00e9d"}'],
    ['values that are too long for the field', folding('x*', { ignoreAbove: 1024 }), `{"f":"${long}"}`],
    ['numbers that are too long for the field', not(kept(6)), '{"f":[null,7483648]}'],
    ['truth that is too long for the field', not(kept(4)), '{"f":false}'],
    ['numbers in another spelling', is('f', '100'), '{"f":1e2}'],
    ['fractions of whole numbers', typed('long', 5), '{"f":5.5}'],
    ['numbers in texts', typed('long', 5), '{"f":"5"}'],
    ['types whose numbers are rounded', typed('float', 5), '{"f":5}'],
    ['addresses with zeros before their numbers', typed('ip', '10.0.0.1'), '{"f":"10.0.0.01"}'],
    [
      'addresses of more or less than four numbers',
      network('10.0.0.0/8'),
      '{"f":["10.0.0","10.0.0.0.1","10.0.0.256","10..0.1","."]}',
    ],
    ['addresses in escapes', network('10.0.0.0/8'), String.raw`{"f":"10.0.0\u002e1"}`],
    ['other spellings of addresses', not(network('10.0.0.0/8')), '{"f":"::ffff:10.0.0.1"}'],
    ['networks in which addresses of both kinds may be', network('::/64'), '{"f":"10.0.0.1"}'],
    ['regular expressions over escapes', regex('f', 'abc.+'), String.raw`{"f":"abc\\d"}`],
    ['regular expressions that take long to prepare', regex('f', 'abc(d|e)+.*'), '{"f":"abcd"}'],
    ['what is not known of a negation', not(regex('f', 'abc(d|e)+.*')), '{"f":"abcd"}'],
  ])('but not for %s', (_, where, line) => {
    expect(decide(where, line)).toBe('asked');
  });

  it('a rule that is too large for a program is asked as a whole', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `n${at}`);
    const denied = not(any(...['q', ...names].map((text) => all(is('g', text), is('f', 'a')))));
    const rule = streamRule(all(is('f', 'a'), denied), true);
    const found: number[] = [];
    const others = Array.from({ length: 9 }, (_, at) => streamRule(is('f', `x${at}`), true));
    const matcher = createMatcher([rule, ...others], { onMatch: ({ lineNumber }) => void found.push(lineNumber) });
    const lines = [
      '{"f":"a","g":"q"}',
      '{"f":"a","g":"n7"}',
      '{"f":"b","g":"z"}',
      '{"f":"a","g":"z"}',
      '{"f":"b","f":"a","g":"z"}',
      '{"f":"b","f":"a","g":"q"}',
    ];
    matcher.push(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
    expect(found).toEqual([4, 5]);
  });

  it('where a line leaves something open, only leaves are asked that it takes', () => {
    const where = any(
      all(is('f', 'a'), regex('g', 'x?y.+'), not(is('g', 'xyq'))),
      all(is('f', 'b'), regex('g', 'x?z.+')),
      isFolded('h', 'ks'),
    );
    const asked: (number | string)[] = [];
    const onMatch = (): void => void asked.push('matches');
    const leaf = (number: number): boolean => {
      asked.push(number);
      return number === 1 || number === 5;
    };
    const matcher = createMatcher([{ ...streamRule(where, true, 'unicode'), leaf }], { onMatch });
    const lines = [
      '{"f":"a","g":"xyz"}',
      '{"f":"b","g":"yz"}',
      '{"f":"c","g":"xyz"}',
      '{"f":"a","g":"yz","h":"\u212as"}',
      '{"f":"c","h":"\u212as"}',
    ];
    const found = lines.map((line) => {
      asked.length = 0;
      matcher.push(new TextEncoder().encode(`${line}\n`));
      return asked.join(' ');
    });
    expect(found).toEqual(['1 matches', '4', '', '1 matches', '5 matches']);
  });

  it.each([
    [1, 3000],
    // So that they learn what is asked often.
    [1100, 12],
  ])('as their predicates decide them, of events that come %i times', (times, runs) => {
    const units = fc.constantFrom('a', 'A', 'b', '-', '.', '\\', '\u00e9', '\u212a', '\u{1f600}');
    const texts = fc.string({ unit: units, maxLength: 20 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '-', '.', '*', '*', '?', '\u00e9'), maxLength: 9 });
    const wild = fc.tuple(fc.constantFrom('f', 'g'), patterns, fc.boolean());
    const leaves = wild.map(([name, text, folds]) => (folds ? folding(text, { name }) : like(name, text)));
    const sources = fc.constantFrom('a[ab\\-]+', '.*-a{1,3}', '[^a]*b', 'a?b+.*', '.*\\.[^a].*', '.a.', 'A.*[ab]');
    const expressions = fc.tuple(fc.constantFrom('f', 'g'), sources).map(([name, text]) => regex(name, text));
    const several = fc.array(fc.oneof(predicates, leaves, expressions, fc.oneof(leaves, expressions).map(not)), {
      minLength: 1,
      maxLength: 4,
    });
    const values = fc.array(fc.oneof(texts, fc.constantFrom('a', 'ab', 'AB', 'a\nb')), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(several, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.boolean(),
        (rules, events, byLeaves, isHandedOver) => {
          const wheres = rules.map((operands) => all(...operands));
          const lines = events.map(([f, g]) => JSON.stringify({ f, g }));
          const found: string[] = [];
          const asked = wheres.map((where) => streamRule(where, byLeaves));
          // As a thread is handed them.
          const tables = isHandedOver ? structuredClone(prepareTables(asked, {})) : null;
          const matcher = createMatcher(asked, {
            ...(tables === null ? {} : { tables }),
            onMatch: ({ rules: places, lineNumber }) => found.push(...places.map((place) => `${lineNumber} ${place}`)),
          });
          matcher.push(
            new TextEncoder().encode(
              lines
                .map((line) => `${line}\n`)
                .join('')
                .repeat(times),
            ),
          );
          matcher.end();
          const expected = Array.from({ length: times }, () => events)
            .flat()
            .flatMap(([f, g], at) =>
              wheres.flatMap((where, place) =>
                holds(
                  where,
                  new Map([
                    ['f', f],
                    ['g', g],
                  ]),
                )
                  ? [`${at + 1} ${place}`]
                  : [],
              ),
            );
          expect(found).toEqual(expected);
        },
      ),
      { seed: 11, numRuns: randomCases(runs) },
    );
  });
});

/** Values are those of f and g as `holds` reads them. */
function streamRule(where: Predicate, byLeaves: boolean, folds: Folding = 'ascii'): StreamRule {
  const rule = ruleOf(where, folds);
  const leaves = leavesOf(where);
  const valuesOf = (event: unknown) => {
    const { f, g }: { readonly f?: string[]; readonly g?: string[] } = Object(event);
    return new Map([
      ['f', [f ?? []].flat()],
      ['g', [g ?? []].flat()],
    ]);
  };
  return {
    id: 'r',
    name: 'r',
    matches: (event) => holds(where, valuesOf(event)),
    conditions: conditionsOf(rule),
    deciding: decidingFields(rule),
    facts: null,
    ...(byLeaves ? { leaf: (number, event) => holds(leaves[number] ?? where, valuesOf(event)) } : {}),
  };
}
