import fc from 'fast-check';
import type { Event, Scalar } from '../../../src/event/index.ts';
import type { Field, Predicate } from '../../../src/ir/index.ts';
import { parseLuceneRegex, parseWildcard } from '../../../src/pattern/index.ts';

export const origin = { start: 0, end: 0 };
const fieldOf = (name: string, type: Field['type']): Field => ({
  name,
  type,
  ignoreAbove: null,
  nullValue: null,
  optional: false,
  origin,
});
export const K = fieldOf('k', 'keyword');
const N = fieldOf('n', 'long');
const I = fieldOf('i', 'ip');

const letters = fc.constantFrom('exact', 'fold' as const);
const short = fc.array(fc.constantFrom('a', 'B', 'b'), { maxLength: 2 }).map((all) => all.join(''));
const pattern = fc.array(fc.constantFrom('a', 'b', 'B', '*', '?'), { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
const bound = fc.record({ value: fc.integer({ min: -1, max: 2 }), inclusive: fc.boolean() });
const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom(K, N, I).map((field): Predicate => ({ kind: 'present', field, origin })),
  fc
    .tuple(short, short, letters)
    .map(([one, other, how]): Predicate => ({ kind: 'one-of', field: K, values: [one, other], letters: how, origin })),
  fc
    .tuple(pattern, letters)
    .map(([text, how]): Predicate => ({ kind: 'matches', field: K, pattern: parseWildcard(text), letters: how, origin })),
  fc.constantFrom('a+', '[ab]?b', '~(a.*)', '(a|B)(b|B)').map((source): Predicate => {
    const parsed = parseLuceneRegex(source);
    if (!parsed.ok) throw new Error(parsed.message);
    return { kind: 'matches', field: K, pattern: { kind: 'regex', source, tree: parsed.tree }, letters: 'exact', origin };
  }),
  fc
    .tuple(short, fc.boolean())
    .map(([value, inclusive]): Predicate => ({ kind: 'range', field: K, lower: { value, inclusive }, upper: null, origin })),
  fc
    .integer({ min: -1, max: 2 })
    .map((value): Predicate => ({ kind: 'one-of', field: N, values: [value], letters: 'exact', origin })),
  fc
    .tuple(fc.option(bound), fc.option(bound))
    .map(([lower, upper]): Predicate => ({ kind: 'range', field: N, lower, upper, origin })),
  fc
    .constantFrom('10.0.0.0/8', '10.0.0.0/31', '10.0.0.1', '::/0')
    .map((network): Predicate => ({ kind: 'in-network', field: I, networks: [network], origin })),
);
export const { tree: predicate } = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((operands): Predicate => ({ kind: 'and', operands, origin })),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((operands): Predicate => ({ kind: 'or', operands, origin })),
    tie('tree').map((operand): Predicate => ({ kind: 'not', operand, origin })),
  ),
}));

/** What a leaf asks of one value, told by hand with expressions of JavaScript. */
function passes(node: Predicate, value: Scalar): boolean {
  switch (node.kind) {
    case 'present':
      return true;
    case 'one-of':
      return node.values.some((one) =>
        node.letters === 'fold' ? String(one).toLowerCase() === String(value).toLowerCase() : one === value,
      );
    case 'matches': {
      const { pattern: text } = node;
      const source = text.kind === 'regex' ? REGEXES[text.source] : wildcardSource(text.parts);
      return new RegExp(`^(?:${source})$`, node.letters === 'fold' ? 'is' : 's').test(String(value));
    }
    case 'range': {
      const { lower, upper } = node;
      const above = lower === null || value > lower.value || (lower.inclusive && value === lower.value);
      return above && (upper === null || value < upper.value || (upper.inclusive && value === upper.value));
    }
    case 'in-network':
      return node.networks.some((network) => NETWORKS[network]?.test(String(value)) === true);
    default:
      throw new Error(`no leaf of this test: ${node.kind}`);
  }
}

const REGEXES: { readonly [source: string]: string } = {
  'a+': 'a+',
  '[ab]?b': '[ab]?b',
  '~(a.*)': '(?!a).*',
  '(a|B)(b|B)': '[aB][bB]',
};
const NETWORKS: { readonly [network: string]: RegExp } = {
  '10.0.0.0/8': /^10\./,
  '10.0.0.0/31': /^10\.0\.0\.[01]$/,
  '10.0.0.1': /^10\.0\.0\.1$/,
  '::/0': /./,
};

function wildcardSource(parts: readonly { readonly kind: string; readonly text?: string }[]): string {
  return parts.map(({ kind, text }) => (kind === 'literal' ? text : kind === 'one' ? '.' : '.*')).join('');
}

/** Whether a condition holds on an event, told by hand. */
export function holds(node: Predicate, event: Event): boolean {
  switch (node.kind) {
    case 'and':
      return node.operands.every((operand) => holds(operand, event));
    case 'or':
      return node.operands.some((operand) => holds(operand, event));
    case 'not':
      return !holds(node.operand, event);
    case 'constant':
      return node.value;
    default: {
      const value = 'field' in node ? event[node.field.name] : undefined;
      const values = (Array.isArray(value) ? value : [value ?? null]).filter((one) => one !== null);
      return values.some((one) => passes(node, one));
    }
  }
}

/** Every event over a few values: none, one or two of each field. */
const TEXTS = ['', 'a', 'b', 'B', 'ab', 'aB', 'BB', 'bb', 'zz', 'abb'];
export const WORLD: readonly Event[] = (() => {
  const some = (name: string, values: readonly Scalar[], pairs: boolean): readonly Event[] => [
    {},
    ...values.map((value) => ({ [name]: value })),
    ...(pairs ? values.flatMap((one, at) => values.slice(at + 1).map((other) => ({ [name]: [one, other] }))) : []),
  ];
  const texts = some('k', TEXTS, true);
  const numbers = some('n', [-2, -1, 0, 1, 2, 3], false);
  const addresses = some('i', ['10.0.0.1', '10.0.0.5', '1.1.1.1'], false);
  return texts.flatMap((text) => numbers.flatMap((number) => addresses.map((address) => ({ ...text, ...number, ...address }))));
})();
