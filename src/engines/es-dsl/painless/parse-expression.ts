import type { Cursor } from './cursor.ts';
import type { BinaryOperator } from './operators.ts';
import type { Expression } from './tree.ts';
import { isPrimitive } from './types.ts';

/** Binary operators by how tightly they bind, loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['instanceof'],
  ['<', '<=', '>', '>='],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const ASSIGNMENTS: ReadonlyMap<string, BinaryOperator | null> = new Map<string, BinaryOperator | null>([
  ['=', null],
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
  ['<<=', '<<'],
  ['>>=', '>>'],
  ['>>>=', '>>>'],
]);

/** Reads an expression: conditionals and assignments associate to the right, everything else to the left. */
export function readExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const left = readElvis(cursor);
    const { at } = left;
    if (cursor.take('?')) {
      const yes = readExpression(cursor);
      cursor.expect(':');
      return { kind: 'conditional', at, test: left, yes, no: readExpression(cursor) };
    }
    const operator = cursor.peek().kind === 'sign' ? ASSIGNMENTS.get(cursor.peek().text) : undefined;
    if (operator === undefined) return left;
    cursor.next();
    return { kind: 'assign', at, place: left, operator, value: readExpression(cursor) };
  });
}

function readElvis(cursor: Cursor): Expression {
  const left = readLevel(cursor, 0);
  return cursor.take('?:') ? { kind: 'elvis', at: left.at, left, right: cursor.nested(() => readElvis(cursor)) } : left;
}

function readLevel(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readLevel(cursor, level + 1);
  for (let count = 0; ; count++) {
    cursor.link(count);
    const operator = operators.find((text) => cursor.sees(text));
    if (operator === undefined) return left;
    cursor.next();
    left = joined(cursor, operator, left, level);
  }
}

function joined(cursor: Cursor, operator: string, left: Expression, level: number): Expression {
  const { at } = left;
  if (operator === 'instanceof') return { kind: 'instanceof', at, operand: left, type: cursor.type() };
  const right = readLevel(cursor, level + 1);
  switch (operator) {
    case '||':
    case '&&':
      return { kind: 'logical', at, operator, left, right };
    case '==':
    case '!=':
    case '===':
    case '!==':
      return { kind: 'equality', at, operator, left, right };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { kind: 'order', at, operator, left, right };
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return { kind: 'binary', at, operator, left, right };
    default:
      return cursor.fail(`unknown operator ${operator}`);
  }
}

function readUnary(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const { at } = cursor.peek();
    for (const sign of ['++', '--'] as const) {
      if (cursor.take(sign))
        return { kind: 'step', at, operator: sign === '++' ? '+' : '-', place: readChain(cursor), before: true };
    }
    if (cursor.take('-')) return negative(cursor, at);
    for (const operator of ['+', '!', '~'] as const) {
      if (cursor.take(operator)) return { kind: 'unary', at, operator, operand: readUnary(cursor) };
    }
    return readCast(cursor) ?? readAfter(cursor);
  });
}

/** A minus before a number belongs to it, as the smallest int and long have no positive twin. */
function negative(cursor: Cursor, at: number): Expression {
  if (cursor.peek().kind === 'number' && !cursor.sees('.', 1)) return readNumber(cursor, '-');
  return { kind: 'unary', at, operator: '-', operand: readUnary(cursor) };
}

function readAfter(cursor: Cursor): Expression {
  const chain = readChain(cursor);
  if (cursor.take('++')) return { kind: 'step', at: chain.at, operator: '+', place: chain, before: false };
  if (cursor.take('--')) return { kind: 'step', at: chain.at, operator: '-', place: chain, before: false };
  return chain;
}

/** `(type) operand`; types are known names, so nothing else can look like it. */
function readCast(cursor: Cursor): Expression | null {
  const { at } = cursor.peek();
  if (!cursor.sees('(') || cursor.peek(1).kind !== 'name') return null;
  let length = 2;
  while (cursor.sees('[', length) && cursor.sees(']', length + 1)) length += 2;
  if (!cursor.sees(')', length)) return null;
  const open = cursor.next();
  const ahead = cursor.typeAhead();
  if (ahead === null) return readChain(cursor, open.at);
  const type = cursor.type();
  cursor.expect(')');
  const operand = isPrimitive(type) || type === 'def' ? readUnary(cursor) : readReferenceOperand(cursor);
  return { kind: 'cast', at, type, operand };
}

/** After a cast to a class a sign would be an operator: `(Integer) - 1` is no cast of a negative number. */
function readReferenceOperand(cursor: Cursor): Expression {
  if (cursor.sees('-') || cursor.sees('+')) return cursor.fail('a cast to a class cannot be followed by a sign');
  return readUnary(cursor);
}

/** A primary and what follows it: calls, fields and indices. `opened`: a parenthesis at that offset was consumed. */
function readChain(cursor: Cursor, opened: number | null = null): Expression {
  let target = opened === null ? readPrimary(cursor) : readParenthesized(cursor);
  for (let count = 0; ; count++) {
    cursor.link(count);
    const { at } = target;
    const safe = cursor.sees('?.');
    if (cursor.take('.') || cursor.take('?.')) {
      const token = cursor.next();
      if (token.kind !== 'name' && token.kind !== 'number') cursor.fail('expected a name after the dot');
      const call = cursor.sees('(');
      target = call
        ? { kind: 'call', at, target, name: token.text, arguments: readArguments(cursor), safe }
        : { kind: 'field', at, target, name: token.text, safe };
    } else if (cursor.take('[')) {
      const index = readExpression(cursor);
      cursor.expect(']');
      target = { kind: 'index', at, target, index };
    } else return target;
  }
}

function readParenthesized(cursor: Cursor): Expression {
  const inner = readExpression(cursor);
  cursor.expect(')');
  return inner;
}

function readPrimary(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { at } = token;
  if (token.kind === 'string') return { kind: 'literal', at, type: 'String', value: cursor.next().text };
  if (token.kind === 'number') return readNumber(cursor, '');
  if (cursor.take('(')) return readParenthesized(cursor);
  if (cursor.take('[')) return readInitializer(cursor, at);
  if (cursor.sees('/')) return cursor.fail('regular expressions are not supported');
  if (cursor.take('true')) return { kind: 'literal', at, type: 'boolean', value: true };
  if (cursor.take('false')) return { kind: 'literal', at, type: 'boolean', value: false };
  if (cursor.take('null')) return { kind: 'literal', at, type: 'null', value: null };
  if (cursor.take('new')) return readNew(cursor, at);
  if (cursor.typeAhead() !== null) return readStatic(cursor, at);
  const name = cursor.name();
  return cursor.sees('(') ? { kind: 'function', at, name, arguments: readArguments(cursor) } : { kind: 'variable', at, name };
}

function readStatic(cursor: Cursor, at: number): Expression {
  const type = cursor.type();
  cursor.expect('.');
  const name = cursor.next().text;
  return cursor.sees('(')
    ? { kind: 'static-call', at, type, name, arguments: readArguments(cursor) }
    : { kind: 'static-field', at, type, name };
}

function readNew(cursor: Cursor, at: number): Expression {
  const type = cursor.type();
  if (cursor.sees('[')) return cursor.fail('new arrays are not supported');
  return { kind: 'new', at, type, arguments: readArguments(cursor) };
}

function readArguments(cursor: Cursor): Expression[] {
  const list: Expression[] = [];
  cursor.expect('(');
  if (cursor.take(')')) return list;
  do list.push(readExpression(cursor));
  while (cursor.take(','));
  if (cursor.sees('->') || cursor.sees('::')) cursor.fail('lambdas and function references are not supported');
  cursor.expect(')');
  return list;
}

function readInitializer(cursor: Cursor, at: number): Expression {
  if (cursor.take(']')) return { kind: 'list', at, items: [] };
  if (cursor.take(':')) {
    cursor.expect(']');
    return { kind: 'map', at, entries: [] };
  }
  const first = readExpression(cursor);
  if (!cursor.take(':')) {
    const items = [first];
    while (cursor.take(',')) items.push(readExpression(cursor));
    cursor.expect(']');
    return { kind: 'list', at, items };
  }
  const entries: [Expression, Expression][] = [[first, readExpression(cursor)]];
  while (cursor.take(',')) {
    const key = readExpression(cursor);
    cursor.expect(':');
    entries.push([key, readExpression(cursor)]);
  }
  cursor.expect(']');
  return { kind: 'map', at, entries };
}

function readNumber(cursor: Cursor, sign: '' | '-'): Expression {
  const { text, at } = cursor.next();
  const isHex = /^0[xX]/.test(text);
  if (!isHex && /[fF]$/.test(text)) return cursor.fail('float is not supported');
  if (!isHex && /[.eEdD]/.test(text)) {
    const value = Number(sign + text.replace(/[dD]$/, ''));
    return Number.isFinite(value) ? { kind: 'double', at, value } : cursor.fail(`number too large: ${text}`);
  }
  const isLong = /[lL]$/.test(text);
  const digits = text.replace(/[lL]$/, '');
  const size = isHex
    ? BigInt(digits)
    : digits.length > 1 && digits.startsWith('0')
      ? BigInt(`0o${digits.slice(1)}`)
      : BigInt(digits);
  const value = sign === '-' ? -size : size;
  if (value !== BigInt.asIntN(isLong ? 64 : 32, value)) return cursor.fail(`number too large: ${text}`);
  return isLong ? { kind: 'literal', at, type: 'long', value } : { kind: 'literal', at, type: 'int', value: Number(value) };
}
