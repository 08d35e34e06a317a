import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { and, call, computed, equals, like, not, oneOf, present, range, read, rule, searchOf, value } from './build.ts';

const nasty = [
  `"'\\`,
  '*/ return true; /*',
  '// x\n',
  '\u2028\u2029\u0085\r\n',
  '`$\u007b1}`',
  '"""',
  '\u202e\u2066',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  '{"match_all":{}}',
  '',
];

/** Every place where text of a rule can stand. */
function everywhere(name: string, text: string): Predicate {
  return and(
    oneOf(name, [text]),
    oneOf(name, [text, 'b']),
    oneOf(name, [text], 'fold'),
    not(present(name)),
    like(name, `${text}*`),
    like(name, `?${text}?`, 'fold'),
    range(name, ['>', text]),
    computed(call('concat', [read(name), value(text)]), equals(text)),
    computed(call('string', [read(name)]), { kind: 'one-of', values: [text], letters: 'fold' }),
  );
}

function printed(where: Predicate): string {
  const { body } = searchOf(esDsl.translate(rule(where, { from: 'now-9m' })));
  const text = esDsl.print({ kind: 'search', body });
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(body)));
  return text;
}

function sources(text: string): unknown[] {
  const found: unknown[] = [];
  JSON.parse(text, (key, item) => {
    if (key === 'source') found.push(item);
    return item;
  });
  return found;
}

describe('text of a rule', () => {
  const plain = sources(printed(everywhere('f', 'x')));

  it.each(nasty)('%j stays data as a value', (text) => {
    expect(sources(printed(everywhere('f', text)))).toEqual(plain);
  });

  it.each(nasty.filter((name) => name !== '' && !name.includes('*')))('%j stays data as a field name', (name) => {
    const text = printed(everywhere(name, 'x'));
    expect(sources(text)).toEqual(plain);
    expect(JSON.parse(text).query.bool.filter[0].term).toEqual(JSON.parse(`{${JSON.stringify(name)}: "x"}`));
  });

  it('leaves no character in the printed text that ends a line or turns its direction', () => {
    expect(printed(everywhere('f', nasty.join('')))).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/,
    );
  });

  it('comes back unchanged from the printed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (name, text) => {
        fc.pre(!name.includes('*'));
        expect(sources(printed(everywhere(name, text)))).toEqual(plain);
      }),
      { seed: 20260101, numRuns: randomCases(200) },
    );
  });
});
