import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../../src/pattern/index.ts';
import { dfaMatcher } from '../../../../src/pattern/runtime.ts';
import { moduleOf } from '../../../../src/proof/readers/js/syntax.ts';
import { textsInTable } from '../../../../src/proof/readers/js/table-texts.ts';
import { Unread } from '../../../../src/proof/readers/unread.ts';

interface Data {
  readonly starts: readonly number[];
  readonly classes: readonly number[];
  readonly size: number;
  readonly rows: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

/** The texts of a table as a function; null: it is not read. */
function read(data: object): ((text: string) => boolean) | null {
  const [statement] = moduleOf(`(${JSON.stringify(data)})`).body;
  if (statement?.type !== 'ExpressionStatement') throw new Error('no table');
  try {
    const tree = textsInTable(statement.expression);
    return compileMatcher({ kind: 'regex', source: '', tree }, 'exact', 'ascii');
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

/** a, then half of a pair, then a pair whose first half it is, then the rest. */
const ALPHABET = { starts: [0, 0x61, 0x62, 0xd83d, 0xd83e, 0x1f600, 0x1f601], classes: [0, 1, 0, 2, 0, 3, 0], size: 4 };
const WORDS = words(['x', 'a', '\ud83d', '\u{1f600}'], 4);

function words(letters: readonly string[], longest: number): readonly string[] {
  const shorter = longest === 0 ? [] : words(letters, longest - 1);
  const long = letters.flatMap((letter) => shorter.filter(({ length }) => length < 99).map((word) => letter + word));
  return [...new Set(['', ...shorter, ...long])];
}

const tables = fc.integer({ min: 1, max: 4 }).chain((states) => {
  const target = fc.nat({ max: states - 1 });
  return fc.record({
    rows: fc.array(
      fc
        .tuple(target, fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }), fc.array(target, { minLength: 3, maxLength: 3 }))
        .map(([common, symbols, targets]) => [common, ...symbols.flatMap((symbol, at) => [symbol, targets[at] ?? 0])]),
      { minLength: states, maxLength: states },
    ),
    accepting: fc.uniqueArray(target, { minLength: 0, maxLength: states }),
  });
});

describe('the table of an automaton', () => {
  it('is read as the texts that the function takes, or not at all', () => {
    let count = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const data: Data = { ...ALPHABET, ...table };
        const texts = read(data);
        if (texts === null) return;
        count++;
        const takes = dfaMatcher(data);
        for (const word of WORDS)
          if (texts(word) !== takes(word)) expect([data, word, texts(word)]).toEqual([data, word, takes(word)]);
      }),
      { numRuns: 60 },
    );
    expect(count).toBeGreaterThan(10);
  });

  const right: Data = { ...ALPHABET, rows: [[0, 1, 1], [0, 1, 1, 3, 2], [2]], accepting: [2] };

  it('is read where it is one', () => {
    const texts = read(right);
    expect(['a\u{1f600}', 'xa\u{1f600}x', 'aa\u{1f600}', 'a\ud83d', 'ax\u{1f600}'].map((text) => texts?.(text))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each<[what: string, put: object]>([
    ['a state that is none', { rows: [[0, 1, 3], [0], [2]] }],
    ['a class that is none', { rows: [[0, 4, 1], [0], [2]] }],
    ['half a pair', { rows: [[0, 1], [0], [2]] }],
    ['an empty row', { rows: [[], [0], [2]] }],
    ['no rows', { rows: [] }],
    ['a fraction', { rows: [[0, 1, 1.5], [0], [2]] }],
    ['less than nothing', { rows: [[0, 1, -1], [0], [2]] }],
    ['an end that is no state', { accepting: [3] }],
    ['characters out of order', { starts: [0, 0x62, 0x61, 0xd83d, 0xd83e, 0x1f600, 0x1f601] }],
    ['characters before the first', { starts: [1, 0x61, 0x62, 0xd83d, 0xd83e, 0x1f600, 0x1f601] }],
    ['fewer classes than stretches', { classes: [0, 1] }],
    ['something else in it', { kind: 'dfa' }],
    ['another size', { size: 3 }],
  ])('is not read with %s', (_, put) => {
    expect(read({ ...right, ...put })).toBeNull();
  });
});
