import type { Category, Duration, EventQuery, Expression, FieldReference, Item, Query } from './ast.ts';
import { block, flat, joined, type Layout, lines, text } from './layout.ts';
import { encodeName, encodePlain, encodeRaw } from './literals.ts';
import { OPERATORS, PRECEDENCE, precedenceOf } from './operators.ts';
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

function layoutOf(expression: Expression): Layout {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const { precedence } = OPERATORS[expression.kind];
      return joined(
        ` ${expression.kind}`,
        expression.operands.map((operand) => operandOf(operand, precedence + 1)),
      );
    }
    case 'not':
      return block('not ', operandOf(expression.operand, PRECEDENCE.not), '');
    case 'comparison': {
      const least = OPERATORS[expression.operator].precedence + 1;
      return text(`${inline(expression.left, least)} ${expression.operator} ${inline(expression.right, least)}`);
    }
    case 'arithmetic': {
      const { precedence } = OPERATORS[expression.operator];
      return text(`${inline(expression.left, precedence)} ${expression.operator} ${inline(expression.right, precedence + 1)}`);
    }
    case 'sign':
      return text(`${expression.operator}${inline(expression.operand, PRECEDENCE.sign)}`);
    case 'membership': {
      const operator = `${expression.negated ? 'not ' : ''}${expression.operator}`;
      return listOf(`${inline(expression.subject, PRECEDENCE.primary)} ${operator} (`, expression.elements);
    }
    case 'match': {
      const head = `${inline(expression.subject, PRECEDENCE.primary)} ${expression.operator} `;
      const [first, ...rest] = expression.patterns;
      return expression.list || rest.length > 0 ? listOf(`${head}(`, expression.patterns) : text(`${head}${inline(first, 0)}`);
    }
    case 'call':
      return listOf(`${expression.name}${expression.insensitive ? '~' : ''}(`, expression.arguments);
    case 'field':
      return text(fieldText(expression));
    case 'string':
      return text(stringText(expression));
    case 'number':
      return text(expression.text);
    case 'boolean':
      return text(String(expression.value));
    case 'null':
      return text('null');
  }
}

/** An operand, in parentheses when it binds less tightly than its place asks for. */
function operandOf(expression: Expression, least: number): Layout {
  const layout = layoutOf(expression);
  return precedenceOf(expression) < least ? block('(', layout, ')') : layout;
}

function inline(expression: Expression, least: number): string {
  return flat(operandOf(expression, least));
}

function listOf(head: string, elements: readonly Expression[]): Layout {
  return block(head, joined(',', elements.map(layoutOf)), ')');
}

function fieldText({ path, optional }: FieldReference): string {
  return `${optional ? '?' : ''}${path.map((segment) => (isPlainName(segment) ? segment : encodeName(segment))).join('.')}`;
}

function stringText({ value, form }: { readonly value: string; readonly form: 'plain' | 'raw' }): string {
  return (form === 'raw' ? encodeRaw(value) : null) ?? encodePlain(value);
}
