import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as whole from 'yaml';
import { escapedText } from '../../../translators/sigma/scalar.ts';
import * as cut from '../../../translators/sigma/yaml.generated.ts';

/** A document as Sigma builds them: maps, lists and values of every style. */
type Tree =
  | { readonly kind: 'value'; readonly value: unknown; readonly style: whole.Scalar.Type | null }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly items: readonly (readonly [key: Tree, value: Tree])[] };

type Printer = Pick<typeof whole, 'Document' | 'Pair' | 'Scalar' | 'YAMLMap' | 'YAMLSeq'>;

function printed(yaml: Printer, tree: Tree): string {
  const document = new yaml.Document(node(tree), { customTags: (tags) => [escapedText, ...tags], aliasDuplicateObjects: false });
  return document.toString({ indent: 4, lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });

  function node(part: Tree): whole.Scalar | whole.YAMLMap | whole.YAMLSeq {
    if (part.kind === 'value') {
      const scalar = new yaml.Scalar(part.value);
      if (part.style !== null) scalar.type = part.style;
      return scalar;
    }
    if (part.kind === 'list') {
      const list = new yaml.YAMLSeq();
      list.items.push(...part.items.map(node));
      return list;
    }
    const map = new yaml.YAMLMap();
    map.items.push(...part.items.map(([key, value]) => new yaml.Pair(node(key), node(value))));
    return map;
  }
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'yes',
    '1',
    '~',
    '0x1F',
    'a\nb',
    'a\n\n b\n',
    '\n',
    ' a',
    'a: b',
    'it\'s "q"',
    '- a',
    '# b',
    '---\na',
    '\u0000',
    '\t',
    '<<',
    'x'.repeat(1100),
  ),
  fc.array(fc.constantFrom('word', ' ', '\n', "'", '"', ':', '#', '-', '\\'), { maxLength: 40 }).map((words) => words.join('')),
);
const style = fc.constantFrom(
  null,
  'PLAIN' as const,
  'QUOTE_SINGLE' as const,
  'QUOTE_DOUBLE' as const,
  'BLOCK_LITERAL' as const,
  'BLOCK_FOLDED' as const,
);
const words = fc.record({ kind: fc.constant('value' as const), value: text, style });
const other = fc.oneof(
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.record({ escaped: fc.string() }),
);
const value = fc.oneof(words, fc.record({ kind: fc.constant('value' as const), value: other, style: fc.constant(null) }));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    value,
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('map' as const), items: fc.array(fc.tuple(value, tie('tree')), { maxLength: 4 }) }),
  ),
}));

it('prints the bytes that the package prints', () => {
  fc.assert(
    fc.property(tree, (one) => {
      expect(printed(cut, one)).toBe(printed(whole, one));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it('throws where it is asked for what was cut', () => {
  const document = new cut.Document(new cut.YAMLMap());
  expect(() => JSON.stringify(document)).toThrow('cut away');
  expect(() => document.toJS()).toThrow(TypeError);
  expect(() =>
    new cut.Document(new cut.Scalar('many words '.repeat(20))).toString({ lineWidth: 80, defaultStringType: 'PLAIN' }),
  ).toThrow('folding');
});
