import type { DateRange, Field, InNetwork, Matches, OneOf, Present, Range, Relation, Semantics } from '../../src/ir/index.ts';
import { wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import type { Columns } from './columns.ts';
import { all, any, closedTest, NOTHING, type SqlCondition, test, VARIABLE } from './condition.ts';
import type { SqlDialect } from './dialect.ts';
import { addressText, networkCondition } from './networks.ts';
import { equality, numberRange, numbersCondition } from './numbers.ts';
import { hasCase, lower, patternCondition } from './patterns.ts';
import { refuse, type Sink, untestable } from './sink.ts';

/** What leaves are printed with. */
export interface Means {
  readonly dialect: SqlDialect;
  readonly folding: Semantics['folding'];
  readonly columns: Columns;
  readonly sink: Sink;
}

type Leaf = { readonly field: Field; readonly origin: Span };

/** Some value of the field meets a condition: the one in its column, or one of those in its list. */
function someValue(leaf: Leaf, { columns }: Means, condition: (value: string) => SqlCondition): SqlCondition {
  const column = columns.of(leaf.field, leaf.origin);
  if (column === null) return NOTHING;
  if (!column.several) return condition(column.held(column.values));
  const asked = condition(column.held(VARIABLE));
  if (asked.kind === 'constant' && !asked.value) return NOTHING;
  return { kind: 'some', list: column.values, condition: asked };
}

/** The field has a value. */
export function presentCondition(leaf: Present, means: Means): SqlCondition {
  return someValue(leaf, means, (value) => closedTest(`${value} IS NOT NULL`));
}

/** Some value equals one of several constants. */
export function oneOfCondition(leaf: OneOf, means: Means): SqlCondition {
  const { dialect, sink } = means;
  switch (familyOf(leaf.field.type)) {
    case 'string':
      return someValue(leaf, means, (value) => textsCondition(value, leaf, means));
    case 'number':
      return someValue(leaf, means, (value) => numbersCondition(value, leaf, dialect, sink));
    case 'boolean':
      return someValue(leaf, means, (value) =>
        equality(value, [...new Set(leaf.values.map((one) => String(one === true || one === 'true')))]),
      );
    case 'ip':
      return someValue(leaf, means, (value) => addressesCondition(value, leaf, means));
    case 'date':
    case 'text':
    case 'unsupported':
      return untestable(leaf, sink);
  }
}

/** Texts without case go as they are; the others against the value in small letters, or by a pattern where Unicode folds. */
function textsCondition(value: string, leaf: OneOf, { dialect, folding, sink }: Means): SqlCondition {
  const texts = [...new Set(leaf.values.map(String))];
  if (texts.some((text) => /\p{Cs}/u.test(text)))
    return refuse(sink, 'sql-lone-surrogate', 'the value holds half a character', leaf.origin);
  const folds = (text: string): boolean => leaf.letters === 'fold' && hasCase(text);
  const plain = texts.filter((text) => !folds(text));
  const folded = texts.filter(folds);
  const literals = (all: readonly string[]): readonly string[] => all.map((text) => dialect.text(text));
  const cased =
    folding === 'ascii'
      ? [equality(dialect.lower(value), literals([...new Set(folded.map(lower))]))]
      : folded.map((text) =>
          patternCondition(value, { ...leaf, pattern: wildcard([{ kind: 'literal', text }]) }, { dialect, folding, sink }),
        );
  return any([...(plain.length === 0 ? [] : [equality(value, literals(plain))]), ...(folded.length === 0 ? [] : cased)]);
}

function addressesCondition(value: string, leaf: OneOf, { dialect, sink }: Means): SqlCondition {
  const texts: string[] = [];
  for (const one of leaf.values) {
    const text = addressText(String(one));
    if (text === null) return refuse(sink, 'sql-network', `${one} is no address`, leaf.origin);
    texts.push(dialect.text(text));
  }
  return equality(value, texts);
}

/** Some text, as a whole, belongs to a pattern. */
export function matchesCondition(leaf: Matches, means: Means): SqlCondition {
  if (familyOf(leaf.field.type) !== 'string') return untestable(leaf, means.sink);
  return someValue(leaf, means, (value) => patternCondition(value, leaf, means));
}

/** Some address lies in one of the blocks. */
export function inNetworkCondition(leaf: InNetwork, means: Means): SqlCondition {
  if (leaf.field.type !== 'ip') return untestable(leaf, means.sink);
  return someValue(leaf, means, (value) => networkCondition(value, leaf, means.dialect, means.sink));
}

/** One value between bounds. Texts order by the bytes of UTF-8, which is the order of code points. (eql-semantics 3.4) */
export function rangeCondition(leaf: Range, means: Means): SqlCondition {
  const { dialect, sink } = means;
  switch (familyOf(leaf.field.type)) {
    case 'number':
      return someValue(leaf, means, (value) => numberRange(value, leaf, dialect, sink));
    case 'string':
      if (leaf.field.type === 'version')
        return refuse(sink, 'sql-order', `${leaf.field.name} orders by its numbers`, leaf.origin);
      return someValue(leaf, means, (value) => textRange(value, leaf, means));
    case 'ip':
      return refuse(sink, 'sql-order', `${leaf.field.name} orders by its numbers`, leaf.origin);
    case 'boolean':
    case 'date':
    case 'text':
    case 'unsupported':
      return untestable(leaf, sink);
  }
}

function textRange(value: string, { lower: from, upper: to, origin }: Range, { dialect, sink }: Means): SqlCondition {
  if ([from, to].some((bound) => /\p{Cs}/u.test(String(bound?.value ?? ''))))
    return refuse(sink, 'sql-lone-surrogate', 'the bound holds half a character', origin);
  const sides = [
    ['>', from],
    ['<', to],
  ] as const;
  return all(
    sides.flatMap(([sign, bound]) =>
      bound === null ? [] : [test(`${value} ${sign}${bound.inclusive ? '=' : ''} ${dialect.text(String(bound.value))}`)],
    ),
  );
}

/** Some moment stands so to a stretch of time. Its end is the moment after it: a column may count finer than in milliseconds. */
export function dateRangeCondition(leaf: DateRange, means: Means): SqlCondition {
  const { dialect, sink } = means;
  if (familyOf(leaf.field.type) !== 'date') return untestable(leaf, sink);
  const { from, to } = leaf;
  if (from === null || to === null) return refuse(sink, 'sql-date', `${leaf.text} depends on the clock`, leaf.origin);
  const [first, last] = dialect.instants;
  if (from < first || to >= last)
    return refuse(sink, 'sql-date', `${dialect.title} holds no moment as far away as ${leaf.text}`, leaf.origin);
  return someValue(leaf, means, (value) =>
    all(STANDS[leaf.relation].map(([sign, end]) => test(`${value} ${sign} ${dialect.instant(end === 'from' ? from : to + 1)}`))),
  );
}

/** `after` is the moment after the last of the stretch. */
const STANDS: { readonly [R in Relation]: readonly (readonly ['<' | '>=', 'from' | 'after'])[] } = {
  eq: [
    ['>=', 'from'],
    ['<', 'after'],
  ],
  lt: [['<', 'from']],
  le: [['<', 'after']],
  gt: [['>=', 'after']],
  ge: [['>=', 'from']],
};
