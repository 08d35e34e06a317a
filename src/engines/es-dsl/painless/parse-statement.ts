import { type Cursor, cursorOver } from './cursor.ts';
import { readExpression } from './parse-expression.ts';
import { tokenize } from './tokens.ts';
import type { FunctionTree, ScriptTree, Statement, Trap } from './tree.ts';
import { isExceptionType } from './types.ts';

/** Reads a whole script; throws `CompileProblem`. */
export function parseScript(source: string): ScriptTree {
  const cursor = cursorOver(tokenize(source));
  const functions: FunctionTree[] = [];
  while (startsFunction(cursor)) functions.push(readFunction(cursor));
  const body: Statement[] = [];
  while (cursor.peek().kind !== 'end') body.push(readStatement(cursor));
  return { functions, body };
}

function startsFunction(cursor: Cursor): boolean {
  const type = cursor.typeAhead();
  const length = type?.length ?? (cursor.sees('void') ? 1 : null);
  return length !== null && cursor.peek(length).kind === 'name' && cursor.sees('(', length + 1);
}

function readFunction(cursor: Cursor): FunctionTree {
  const { at } = cursor.peek();
  const type = cursor.take('void') ? 'void' : cursor.type();
  const name = cursor.name();
  const parameters: { readonly type: string; readonly name: string }[] = [];
  cursor.expect('(');
  if (!cursor.take(')')) {
    do parameters.push({ type: cursor.type(), name: cursor.name() });
    while (cursor.take(','));
    cursor.expect(')');
  }
  return { at, type, name, parameters, body: readBlock(cursor) };
}

function readBlock(cursor: Cursor): Statement {
  const { at } = cursor.expect('{');
  const body: Statement[] = [];
  while (!cursor.sees('}')) {
    if (cursor.peek().kind === 'end') cursor.fail('block without an end');
    body.push(readStatement(cursor));
  }
  cursor.expect('}');
  return { kind: 'block', at, body };
}

/** A block or a single statement. */
function readTrailer(cursor: Cursor): Statement {
  return cursor.nested(() => (cursor.sees('{') ? readBlock(cursor) : readStatement(cursor)));
}

/** The body of a loop, which may be a lone semicolon. */
function readBody(cursor: Cursor): Statement {
  const { at } = cursor.peek();
  return cursor.take(';') ? { kind: 'block', at, body: [] } : readTrailer(cursor);
}

function readStatement(cursor: Cursor): Statement {
  return cursor.nested(() => {
    const { at } = cursor.peek();
    if (cursor.take('if')) return readIf(cursor, at);
    if (cursor.take('for')) return readFor(cursor, at);
    if (cursor.take('try')) return readTry(cursor, at);
    if (cursor.take('while')) {
      const test = readCondition(cursor);
      return { kind: 'while', at, test, body: readBody(cursor) };
    }
    const statement = readSimple(cursor);
    // The last statement of a block or of the script may go without.
    if (!cursor.take(';') && !cursor.sees('}') && cursor.peek().kind !== 'end')
      cursor.fail(`expected ";", found "${cursor.peek().text}"`);
    return statement;
  });
}

function readSimple(cursor: Cursor): Statement {
  const { at } = cursor.peek();
  if (cursor.take('do')) {
    const body = readBlock(cursor);
    cursor.expect('while');
    return { kind: 'do', at, body, test: readCondition(cursor) };
  }
  if (cursor.take('continue')) return { kind: 'continue', at };
  if (cursor.take('break')) return { kind: 'break', at };
  if (cursor.take('throw')) return { kind: 'throw', at, value: readExpression(cursor) };
  if (cursor.take('return')) {
    const empty = cursor.sees(';') || cursor.sees('}') || cursor.peek().kind === 'end';
    return { kind: 'return', at, value: empty ? null : readExpression(cursor) };
  }
  return startsDeclaration(cursor) ? readDeclaration(cursor) : { kind: 'expression', at, expression: readExpression(cursor) };
}

function startsDeclaration(cursor: Cursor): boolean {
  const type = cursor.typeAhead();
  return type !== null && cursor.peek(type.length).kind === 'name' && !cursor.sees('instanceof', type.length);
}

function readDeclaration(cursor: Cursor): Statement {
  const { at } = cursor.peek();
  const type = cursor.type();
  const variables: { readonly name: string; readonly value: ReturnType<typeof readExpression> | null }[] = [];
  do variables.push({ name: cursor.name(), value: cursor.take('=') ? readExpression(cursor) : null });
  while (cursor.take(','));
  return { kind: 'declare', at, type, variables };
}

function readCondition(cursor: Cursor): ReturnType<typeof readExpression> {
  cursor.expect('(');
  const test = readExpression(cursor);
  cursor.expect(')');
  return test;
}

function readIf(cursor: Cursor, at: number): Statement {
  const test = readCondition(cursor);
  const yes = readTrailer(cursor);
  return { kind: 'if', at, test, yes, no: cursor.take('else') ? readTrailer(cursor) : null };
}

function readFor(cursor: Cursor, at: number): Statement {
  cursor.expect('(');
  const each = readEachHead(cursor);
  if (each !== null) {
    const list = readExpression(cursor);
    cursor.expect(')');
    return { kind: 'each', at, ...each, list, body: readTrailer(cursor) };
  }
  const firstAt = cursor.peek().at;
  const first: Statement | null = cursor.sees(';')
    ? null
    : startsDeclaration(cursor)
      ? readDeclaration(cursor)
      : { kind: 'expression', at: firstAt, expression: readExpression(cursor) };
  cursor.expect(';');
  const test = cursor.sees(';') ? null : readExpression(cursor);
  cursor.expect(';');
  const after = cursor.sees(')') ? null : readExpression(cursor);
  cursor.expect(')');
  return { kind: 'for', at, first, test, after, body: readBody(cursor) };
}

/** `type name :` or `name in`. */
function readEachHead(cursor: Cursor): { readonly type: string; readonly name: string } | null {
  const type = cursor.typeAhead();
  if (type !== null && cursor.sees(':', type.length + 1)) {
    const head = { type: cursor.type(), name: cursor.name() };
    cursor.expect(':');
    return head;
  }
  if (type !== null || !cursor.sees('in', 1)) return null;
  const name = cursor.name();
  cursor.expect('in');
  return { type: 'def', name };
}

function readTry(cursor: Cursor, at: number): Statement {
  const body = readBlock(cursor);
  const traps: Trap[] = [];
  while (cursor.take('catch')) {
    cursor.expect('(');
    const type = cursor.type();
    if (!isExceptionType(type)) cursor.fail(`${type} is no exception`);
    const name = cursor.name();
    cursor.expect(')');
    traps.push({ type, name, body: readBlock(cursor) });
  }
  if (traps.length === 0) cursor.fail('try without catch');
  return { kind: 'try', at, body, traps };
}
