import type { Category, Duration, EventQuery, Expression, FieldReference, Item, Query } from './ast.ts';
import { block, flat, joined, type Layout, lines, text } from './layout.ts';
import { encodeName, encodePlain, encodeRaw } from './literals.ts';
import { OPERATORS, PRECEDENCE } from './operators.ts';
import { type ExpressionFold, foldExpression } from './walk.ts';
import { isPlainName } from './words.ts';

/**
 * EQL text for a query, one line when it is short and laid out as a person would when it is long. Reading the text gives
 * the same tree apart from spans (and apart from a raw string that no raw literal can hold, which comes back plain).
 */
export function printEql(query: Query): string {
  return [...bodyLines(query.body), ...query.pipes.map((pipe) => `| ${pipe.name} ${pipe.count}`)].join('\n');
}

/** EQL text for an expression, on one line. */
export function printExpression(expression: Expression): string {
  return flat(layoutOf(expression));
}

function bodyLines(body: Query['body']): readonly string[] {
  switch (body.kind) {
    case 'event':
      return [eventText(body, 0)];
    case 'sequence': {
      const head = `sequence${byText(body.by)}${maxspanText(body.maxspan)}`;
      const until = body.until === null ? [] : [`until ${itemText(body.until)}`];
      return [head, ...body.items.map((item) => `  ${itemText(item)}`), ...until];
    }
    case 'sample':
      return [`sample${byText(body.by)}`, ...body.items.map((item) => `  ${itemText(item)}`)];
  }
}

function itemText(item: Item): string {
  const runs = item.runs === null ? '' : ` with runs=${item.runs}`;
  return `${item.missing ? '![' : '['}${eventText(item, 2)}]${byText(item.by)}${runs}`;
}

function eventText({ category, condition }: Pick<EventQuery, 'category' | 'condition'>, indent: number): string {
  return lines(`${categoryText(category)} where`, layoutOf(condition), indent);
}

function maxspanText(maxspan: Duration | null): string {
  return maxspan === null ? '' : ` with maxspan=${maxspan.amount}${maxspan.unit}`;
}

function byText(keys: readonly FieldReference[]): string {
  return keys.length === 0 ? '' : ` by ${keys.map(fieldText).join(', ')}`;
}

function categoryText({ name, any, form }: Category): string {
  if (any) return 'any';
  if (form === 'identifier' && isPlainName(name)) return name;
  return stringText({ value: name, form: form === 'raw' ? 'raw' : 'plain' });
}

/** An expression as it is laid out, and how tightly its outermost construct binds. */
interface Printed {
  readonly layout: Layout;
  readonly binds: number;
}

function layoutOf(expression: Expression): Layout {
  return foldExpression(expression, PRINTED).layout;
}

const PRINTED: ExpressionFold<Printed> = {
  and: joinedOperands,
  or: joinedOperands,
  not: ({ operand }) => ({ layout: block('not ', within(operand, PRECEDENCE.not), ''), binds: PRECEDENCE.not }),
  comparison: ({ operator, left, right }) => {
    const { precedence: binds } = OPERATORS[operator];
    return { layout: text(`${inline(left, binds + 1)} ${operator} ${inline(right, binds + 1)}`), binds };
  },
  arithmetic: ({ operator, left, right }) => {
    const { precedence: binds } = OPERATORS[operator];
    return { layout: text(`${inline(left, binds)} ${operator} ${inline(right, binds + 1)}`), binds };
  },
  sign: ({ operator, operand }) => ({
    layout: text(`${operator}${inline(operand, PRECEDENCE.sign)}`),
    binds: PRECEDENCE.sign,
  }),
  membership: ({ operator, negated, subject, elements }) => ({
    layout: listOf(`${inline(subject, PRECEDENCE.primary)} ${negated ? 'not ' : ''}${operator} (`, elements),
    binds: OPERATORS[operator].precedence,
  }),
  match: ({ operator, subject, patterns, list }) => {
    const head = `${inline(subject, PRECEDENCE.primary)} ${operator} `;
    const [first, ...rest] = patterns;
    const layout = list || rest.length > 0 ? listOf(`${head}(`, patterns) : text(`${head}${inline(first, 0)}`);
    return { layout, binds: OPERATORS[operator].precedence };
  },
  call: ({ name, insensitive, arguments: given }) => primary(listOf(`${name}${insensitive ? '~' : ''}(`, given)),
  field: (field) => primary(text(fieldText(field))),
  string: (literal) => primary(text(stringText(literal))),
  number: (literal) => primary(text(literal.text)),
  boolean: ({ value }) => primary(text(String(value))),
  null: () => primary(text('null')),
};

function primary(layout: Layout): Printed {
  return { layout, binds: PRECEDENCE.primary };
}

function joinedOperands({ kind, operands }: { readonly kind: 'and' | 'or'; readonly operands: readonly Printed[] }): Printed {
  const { precedence: binds } = OPERATORS[kind];
  const parts = operands.map((operand) => within(operand, binds + 1));
  return { layout: joined(` ${kind}`, parts), binds };
}

/** An operand, in parentheses when it binds less tightly than its place asks for. */
function within({ layout, binds }: Printed, least: number): Layout {
  return binds < least ? block('(', layout, ')') : layout;
}

function inline(operand: Printed, least: number): string {
  return flat(within(operand, least));
}

function listOf(head: string, elements: readonly Printed[]): Layout {
  const parts = elements.map(({ layout }) => layout);
  return block(head, joined(',', parts), ')');
}

function fieldText({ path, optional }: FieldReference): string {
  return `${optional ? '?' : ''}${path.map((segment) => (isPlainName(segment) ? segment : encodeName(segment))).join('.')}`;
}

function stringText({ value, form }: { readonly value: string; readonly form: 'plain' | 'raw' }): string {
  return (form === 'raw' ? encodeRaw(value) : null) ?? encodePlain(value);
}
