import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import type { Detection } from '../../../translators/sigma/index.ts';
import { sigma } from '../../../translators/sigma/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { detection, handBuilt, losses, refusals } from './support.ts';

const SPAN = { start: 0, end: 1 };
const FIELDS = ['process.name', 'process.parent.name', 'file.path', 'user.id', 'x', 'y'] as const;

/** Atoms: a field has a value, or is one of two values. Each field has at most one value here. */
const atom: fc.Arbitrary<Predicate> = fc
  .tuple(fc.constantFrom(...FIELDS), fc.constantFrom('1', '2', 'present'))
  .map(([name, ask]): Predicate => {
    const field = { name, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin: SPAN } as const;
    return ask === 'present'
      ? { kind: 'present', field, origin: SPAN }
      : { kind: 'one-of', field, values: [ask], letters: 'exact', origin: SPAN };
  });

const tree = fc.letrec<{ node: Predicate }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.boolean().map((value): Predicate => ({ kind: 'constant', value, origin: SPAN })),
    fc.array(tie('node'), { maxLength: 4 }).map((operands): Predicate => ({ kind: 'and', operands, origin: SPAN })),
    fc.array(tie('node'), { maxLength: 4 }).map((operands): Predicate => ({ kind: 'or', operands, origin: SPAN })),
    tie('node').map((operand): Predicate => ({ kind: 'not', operand, origin: SPAN })),
  ),
})).node;

type Values = ReadonlyMap<string, string>;

function holds(node: Predicate, values: Values): boolean {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'and':
      return node.operands.every((operand) => holds(operand, values));
    case 'or':
      return node.operands.some((operand) => holds(operand, values));
    case 'not':
      return !holds(node.operand, values);
    case 'present':
      return values.has(node.field.name);
    case 'one-of':
      return node.values.includes(values.get(node.field.name) ?? '');
    default:
      throw new Error('not an atom of this test');
  }
}

/** Reads a condition by the grammar of sigma-target 3.1; `name` decides identifiers. */
function condition(text: string, name: (pattern: string) => readonly boolean[]): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const take = (word: string) => tokens[at] === word && ++at > 0;
  const either = (): boolean => {
    let value = both();
    while (take('or')) value = both() || value;
    return value;
  };
  const both = (): boolean => {
    let value = one();
    while (take('and')) value = one() && value;
    return value;
  };
  const one = (): boolean => {
    if (take('not')) return !one();
    if (take('(')) {
      const value = either();
      expect(take(')')).toBe(true);
      return value;
    }
    const word = tokens[at++] ?? '';
    if (word !== '1' && word !== 'all') return name(word)[0] ?? true;
    expect(take('of')).toBe(true);
    const parts = name(tokens[at++] ?? '');
    expect(parts.length).toBeGreaterThan(1);
    return word === '1' ? parts.includes(true) : !parts.includes(false);
  };
  const value = either();
  expect(at).toBe(tokens.length);
  return value;
}

function fires({ searches, condition: text }: Detection, values: Values): boolean {
  const hits = new Map(
    [...searches].map(([name, maps]) => [
      name,
      'keywords' in maps
        ? maps.keywords.some((keyword) => [...values.values()].includes(keyword))
        : maps.some((map) => [...map].every(([key, wanted]) => wanted.includes(values.get(key) ?? null))),
    ]),
  );
  return condition(text, (pattern) => {
    const names = [...hits.keys()].filter((name) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
    );
    expect(names).not.toEqual([]);
    return names.map((name) => hits.get(name) === true);
  });
}

const worlds: readonly Values[] = ['absent', '1', '2'].flatMap((a) =>
  ['absent', '1', '2'].flatMap((b) =>
    [0, 1, 2, 3].map((rest) => {
      const values = [a, b, rest & 1 ? '1' : 'absent', rest & 2 ? '2' : 'absent', '1', rest & 1 ? '2' : 'absent'];
      return new Map(FIELDS.flatMap((field, index) => (values[index] === 'absent' ? [] : [[field, values[index] ?? '']])));
    }),
  ),
);

describe('conditions', () => {
  it('say what the tree says, in every world', () => {
    fc.assert(
      fc.property(tree, (where) => {
        const translation = sigma.translate(handBuilt({ kind: 'single', where, origin: SPAN }));
        if (translation.status === 'refused') {
          for (const values of worlds) expect(holds(where, values)).toBe(false);
          return;
        }
        const [document] = translation.artifact.documents;
        if (document.kind !== 'rule') throw new Error(document.kind);
        for (const values of worlds) {
          expect(fires(document.detection, new Map([...values, ['@timestamp', 'now']]))).toBe(holds(where, values));
        }
        for (const name of document.detection.searches.keys())
          expect(name).toMatch(/^(selection|filter_main|variant_[a-z]+)(_[a-z]+)*$/);
      }),
      { seed: 44, numRuns: randomCases(1_500) },
    );
  });

  it('join alternatives over several fields in a list of maps', () => {
    expect(detection('any where process.name == "a" or (user.id == "0" and file.path : "x*")')).toBe(
      [
        'selection:',
        "    - process.name|cased: 'a'",
        "    - user.id: '0'",
        "      file.path|startswith: 'x'",
        'condition: selection',
      ].join('\n'),
    );
  });

  it('give what is nested identifiers of its own and parentheses', () => {
    expect(
      detection('process where user.id == "0" and (process.name == "a" or (file.path == "b" and not user.name == "c"))'),
    ).toBe(
      [
        'selection:',
        "    event.category|cased: 'process'",
        "    user.id: '0'",
        'variant_a_img:',
        "    process.name|cased: 'a'",
        'variant_a_file:',
        "    file.path|cased: 'b'",
        'variant_a_user:',
        "    user.name|cased: 'c'",
        'condition: selection and (variant_a_img or (variant_a_file and not variant_a_user))',
      ].join('\n'),
    );
  });

  it('name a rule that is true of every event by its timestamp', () => {
    expect(detection('any where true')).toBe("filter_main_a:\n    '@timestamp': null\ncondition: not filter_main_a");
    expect(losses('any where true')).toEqual(['sigma-needs-timestamp may-match-less']);
    expect(losses('any where process.exit_code != .5 and 1 == 1')).toEqual(['sigma-needs-timestamp may-match-less']);
  });

  it('do not exist for a rule that matches nothing', () => {
    expect(refusals('any where false')).toEqual(['sigma-never-matches']);
  });

  it('refuse nesting that parsers would not follow', () => {
    let where: Predicate = leaf('a');
    for (let depth = 0; depth < 150; depth++) {
      where = {
        kind: depth % 2 === 0 ? 'or' : 'and',
        operands: [leaf(`b${depth}`), { kind: 'not', operand: where, origin: SPAN }],
        origin: SPAN,
      };
    }
    const translation = sigma.translate(handBuilt({ kind: 'single', where, origin: SPAN }));
    expect(translation.status === 'refused' && translation.reasons.map(({ code }) => code)).toEqual(['sigma-nesting']);
  });

  it('take a hundred thousand conjuncts and negations', () => {
    const operands = Array.from({ length: 100_000 }, (_, index): Predicate => {
      const test = leaf(`f${index % 7}`);
      return index % 2 === 0 ? test : { kind: 'not', operand: test, origin: SPAN };
    });
    expect(
      sigma.translate(handBuilt({ kind: 'single', where: { kind: 'and', operands, origin: SPAN }, origin: SPAN })).status,
    ).toBe('exact');
  });
});

let serial = 0;
function leaf(name: string): Predicate {
  const field = { name, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin: SPAN } as const;
  return { kind: 'one-of', field, values: [`v${serial++}`], letters: 'exact', origin: SPAN };
}
