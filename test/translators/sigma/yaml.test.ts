import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Predicate, RuleMeta } from '../../../src/ir/index.ts';
import { sigma } from '../../../translators/sigma/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { handBuilt, printed } from './support.ts';

const SPAN = { start: 0, end: 3 };

/** Text that has broken some YAML reader or writer before, and any other text. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...['yes', 'on', 'null', '~', '010', '1_000', '12:30:45', '1e3', '0x1f', '.5', '-1', '2001-01-01', '=', '<<', '---', '...'],
    ...[
      "'",
      '"',
      "it's",
      'a: b',
      'a #b',
      '# c',
      '- d',
      '? e',
      '{f}',
      '[g]',
      '&h',
      '*i',
      '!j',
      '|',
      '>',
      '%k',
      '@l',
      '`m',
      ' n ',
      '',
    ],
    ...[
      'a\nb',
      'a\n\nb',
      ' a\n b',
      'a\n',
      '\n',
      'a\r\nb',
      'a\u2028b',
      'a\u0085b',
      '\ufeffx',
      '\u0000',
      '\u001b[1m',
      '\u202eabc',
      '\ud800',
    ],
    ...[
      '\udc00\ud800',
      '\uffff',
      '\u{e0001}',
      '\u{1f600}',
      '\t',
      'a\tb',
      'x\n---\ntitle: y',
      "'\ncondition: true",
      '\\',
      '\\n',
      "';--",
      '*/',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom("'", '"', ':', ' ', '\n', '#', '-', '\\', 'a', '\u2028', '\ud800'), maxLength: 10 }),
);

const metadata: fc.Arbitrary<Partial<RuleMeta>> = fc.record({
  id: hostile,
  name: hostile,
  description: hostile,
  license: hostile,
  references: fc.array(hostile, { maxLength: 3 }),
  authors: fc.array(hostile, { maxLength: 3 }),
  falsePositives: fc.array(hostile, { maxLength: 3 }),
  tags: fc.array(hostile, { maxLength: 3 }),
  indices: fc.array(hostile, { maxLength: 3 }),
  interval: hostile,
  from: hostile,
  maturity: hostile,
  created: hostile,
  updated: hostile,
  timestampField: hostile,
  threats: fc.array(
    fc.record({
      framework: hostile,
      tactic: fc.record({ id: hostile, name: hostile, reference: fc.constant(null) }),
      techniques: fc.array(
        fc.record({ id: hostile, name: hostile, reference: fc.constant(null), subtechniques: fc.constant([]) }),
        {
          maxLength: 2,
        },
      ),
    }),
    { maxLength: 2 },
  ),
});

function oneOf(field: string, values: readonly [string, ...string[]]): Predicate {
  return {
    kind: 'one-of',
    field: { name: field, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin: SPAN },
    values,
    letters: 'exact',
    origin: SPAN,
  };
}

function documentOf(where: Predicate, meta: Partial<RuleMeta>): string | null {
  const translation = sigma.translate(handBuilt({ kind: 'single', where, origin: SPAN }, meta));
  return translation.status === 'refused' ? null : sigma.print(translation.artifact);
}

/** Undoes sigma-target 3.2 for a value without wildcards; a bare wildcard would show as itself and differ. */
function literalText(value: unknown): string {
  return String(value).replace(/\\([\\*?])/g, '$1');
}

describe('Sigma as YAML', () => {
  it('is one tree to loaders of both versions, whatever the metadata says', () => {
    fc.assert(
      fc.property(metadata, (meta) => {
        const text = documentOf(oneOf('a', ['x']), meta) ?? '';
        const tree = parse(text);
        expect(load(text)).toEqual(tree);
        expect(parse(text, { version: '1.1' })).toEqual(tree);
        expect(Object.keys(tree)).toContain('logsource');
        expect(tree.detection).toEqual({ selection: { 'a|cased': 'x' }, condition: 'selection' });
        for (const [key, value] of Object.entries(tree))
          if (!['related', 'logsource', 'detection', 'elastic'].includes(key)) {
            for (const item of [value].flat()) expect(typeof item).toBe('string');
          }
        expect(tree.elastic?.tags ?? []).toEqual(meta.tags);
        expect(tree.elastic?.indices ?? []).toEqual(meta.indices);
      }),
      { seed: 83, numRuns: randomCases(1_500) },
    );
  });

  it('keeps every value of a search and every field name, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 1, maxLength: 4 }), hostile, ([first = '', ...rest], field) => {
        const text = documentOf(oneOf(field, [first, ...rest]), {});
        if (text === null) {
          expect(field === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{NChar}|]/u.test(field)).toBe(true);
          return;
        }
        const tree = parse(text);
        expect(load(text)).toEqual(tree);
        expect(parse(text, { version: '1.1' })).toEqual(tree);
        const [[key, value]] = Object.entries(tree.detection.selection) as [[string, unknown]];
        expect(key.replace(/\|cased$/, '')).toBe(field);
        expect([value].flat().map(literalText)).toEqual([first, ...rest]);
      }),
      { seed: 84, numRuns: randomCases(3_000) },
    );
  });

  it('ends in one line feed and holds no character that cannot be seen', () => {
    const text = printed('process where process.name == "a\\u{202E}\\tb"', {}, { description: 'x\u200by\u0007' });
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[^\n\P{C}]/u);
  });

  it('reads a field named __proto__ like any other', () => {
    const text = printed('any where `__proto__` == "x" and constructor == "y"');
    expect(Object.entries(parse(text).detection.selection)).toEqual([
      ['__proto__|cased', 'x'],
      ['constructor|cased', 'y'],
    ]);
  });

  it('writes several paragraphs as a block and joins wrapped lines', () => {
    const text = printed('any where a == "x"', {}, { description: 'One\nsentence.\n\nAnother one:\n- a point\n  that wraps\n' });
    expect(text).toContain('description: |-\n    One sentence.\n    Another one:\n    - a point that wraps\n');
  });
});
