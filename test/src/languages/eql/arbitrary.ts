import fc from 'fast-check';
import { type Expression, type Item, isPlainName, type Literal, type Query } from '../../../../src/languages/eql/index.ts';

const span = { start: 0, end: 0 };
const place = fc.constant(span);

/** Text with everything that matters to a printer of strings: quotes, backslashes, line ends, controls, any character. */
const anyText = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc
    .array(
      fc.constantFrom('"', '""', '\\', '\\\\', '`', "'", '\n', '\r', '\t', '\0', '*', '?', '//', '/*', '\u2028', 'é', '\u202e'),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

const plainName = fc.oneof(
  fc.constantFrom('a', 'process', 'runs', 'head', '@timestamp', '_x1', 'constructor', '__proto__'),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/).filter(isPlainName),
);
const segment = fc.oneof(
  plainName,
  fc.constantFrom('sequence', 'not', 'a.b', 'a`b', 'x-y'),
  anyText.filter((text) => text !== ''),
);

const field = fc
  .record({ path: fc.array(segment, { minLength: 1, maxLength: 3 }), optional: fc.boolean() })
  .map(({ path: [first = 'a', ...rest], optional }) => ({
    kind: 'field' as const,
    span,
    path: [first, ...rest] as const,
    name: [first, ...rest].join('.'),
    optional,
  }));

const numberText = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('0', '1.', '.5', '1e3', '1.5E-2', '18446744073709551615', '007'),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(String),
);
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.record({
    kind: fc.constant('string' as const),
    span: place,
    value: anyText,
    form: fc.constantFrom('plain' as const, 'raw' as const),
  }),
  numberText.map((text) => ({ kind: 'number' as const, span, text, value: Number(text), decimal: /[.eE]/.test(text) })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, span, value })),
  fc.constant({ kind: 'null' as const, span }),
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const inner = tie('expression');
  const some = (least: number) => fc.array(inner, { minLength: least, maxLength: 3 });
  const operands = fc.tuple(inner, inner, some(0)).map(([first, second, rest]) => [first, second, ...rest] as const);
  const patterns = fc.tuple(literal, fc.array(literal, { maxLength: 2 })).map(([first, rest]) => [first, ...rest] as const);
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      field,
      fc.record({ kind: fc.constant('and' as const), span: place, operands }),
      fc.record({ kind: fc.constant('or' as const), span: place, operands }),
      fc.record({ kind: fc.constant('not' as const), span: place, operand: inner }),
      fc.record({
        kind: fc.constant('sign' as const),
        span: place,
        operator: fc.constantFrom('-' as const, '+' as const),
        operand: inner,
      }),
      fc.record({
        kind: fc.constant('comparison' as const),
        span: place,
        operator: fc.constantFrom('==' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
        operatorSpan: place,
        left: inner,
        right: inner,
      }),
      fc.record({
        kind: fc.constant('arithmetic' as const),
        span: place,
        operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '%' as const),
        operatorSpan: place,
        left: inner,
        right: inner,
      }),
      fc.record({
        kind: fc.constant('membership' as const),
        span: place,
        operator: fc.constantFrom('in' as const, 'in~' as const),
        operatorSpan: place,
        negated: fc.boolean(),
        subject: inner,
        elements: fc.tuple(inner, some(0)).map(([first, rest]) => [first, ...rest] as const),
      }),
      fc
        .record({
          operator: fc.constantFrom(':' as const, 'like' as const, 'like~' as const, 'regex' as const, 'regex~' as const),
          subject: inner,
          patterns,
          list: fc.boolean(),
        })
        .map((match) => ({
          kind: 'match' as const,
          span,
          operatorSpan: span,
          ...match,
          list: match.list || match.patterns.length > 1,
        })),
      fc.record({
        kind: fc.constant('call' as const),
        span: place,
        nameSpan: place,
        name: fc.constantFrom('length', 'CONCAT', 'f_1', 'like_this', 'notice'),
        insensitive: fc.boolean(),
        arguments: some(0),
      }),
    ),
  };
});

const category = fc.oneof(
  fc.constant({ kind: 'category' as const, span, name: 'any', any: true, form: 'identifier' as const }),
  plainName.map((name) => ({ kind: 'category' as const, span, name, any: false, form: 'identifier' as const })),
  fc.record({
    kind: fc.constant('category' as const),
    span: place,
    name: anyText,
    any: fc.constant(false),
    form: fc.constantFrom('plain' as const, 'raw' as const),
  }),
);

const keys = (count: number) => fc.array(field, { minLength: count, maxLength: count });

const item = (count: number, shape: { readonly missing: boolean; readonly runs: boolean }): fc.Arbitrary<Item> =>
  fc.record({
    kind: fc.constant('item' as const),
    span: place,
    missing: shape.missing ? fc.boolean() : fc.constant(false),
    category,
    condition: expression,
    by: keys(count),
    runs: shape.runs ? fc.option(fc.integer({ min: 1, max: 100 })) : fc.constant(null),
  });

const maxspan = fc
  .record({
    amount: fc.integer({ min: 1, max: 100 }),
    unit: fc.constantFrom('ms' as const, 's' as const, 'm' as const, 'h' as const, 'd' as const),
  })
  .map(({ amount, unit }) => ({
    kind: 'duration' as const,
    span,
    amount,
    unit,
    milliseconds: amount * { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 }[unit],
  }));

const body: fc.Arbitrary<Query['body']> = fc.nat({ max: 2 }).chain((count) =>
  fc.oneof(
    fc.record({ kind: fc.constant('event' as const), span: place, category, condition: expression }),
    fc
      .record({
        by: fc.array(field, { maxLength: 2 }),
        maxspan: fc.option(maxspan),
        first: item(count, { missing: false, runs: true }),
        second: item(count, { missing: false, runs: false }),
        until: fc.option(item(count, { missing: false, runs: false })),
      })
      .chain(({ first, second, ...rest }) =>
        fc
          .array(item(count, { missing: rest.maxspan !== null, runs: false }), { maxLength: 2 })
          .map((more) => ({ kind: 'sequence' as const, span, ...rest, items: [first, second, ...more] as const })),
      ),
    fc
      .record({
        by: fc.array(field, { maxLength: 2 }),
        first: item(count, { missing: false, runs: false }),
        second: item(count, { missing: false, runs: false }),
      })
      .filter(({ by, first }) => by.length + first.by.length > 0)
      .map(({ by, first, second }) => ({ kind: 'sample' as const, span, by, items: [first, second] as const })),
  ),
);

/** Trees of every kind that are trees of some text; every span is 0 to 0. */
export const arbitraryExpression: fc.Arbitrary<Expression> = expression;
export const arbitraryQuery: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('query' as const),
  span: place,
  body,
  pipes: fc.array(
    fc.record({
      kind: fc.constant('pipe' as const),
      span: place,
      name: fc.constantFrom('head' as const, 'tail' as const),
      count: fc.nat(),
    }),
    { maxLength: 2 },
  ),
});
