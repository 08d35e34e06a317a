import { v5 } from 'uuid';
import { unread } from '../unread.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A function that a script declares. */
interface Declared {
  readonly type: string;
  readonly parameters: readonly { readonly type: string; readonly name: string }[];
  /** With its braces. */
  readonly body: readonly Token[];
}

/** A script: the functions that it declares, by name, and what it does. */
export interface Script {
  readonly functions: ReadonlyMap<string, Declared>;
  readonly main: Cursor;
  readonly source: string;
  readonly place: string;
}

const MOST_FUNCTIONS = 100;

/** Takes a script apart; functions stand before all that is done. */
export function scriptOf(source: string, place: string): Script {
  const tokens = tokensOf(source, place);
  const main = cursorOver(tokens, source, place);
  const functions = new Map<string, Declared>();
  while (isDeclared(main)) {
    const type = main.name();
    const name = main.name();
    // Functions of one name may differ in the number of what they take.
    if (functions.has(name) || functions.size === MOST_FUNCTIONS) main.refuse('a second function of one name, or too many');
    const inner = cursorOver(main.bracketed(), source, place);
    if (main.peek() !== '{') main.refuse('a function without a body');
    functions.set(name, { type, parameters: parametersOf(inner), body: main.bracketed() });
  }
  return { functions, main, source, place };
}

function isDeclared(cursor: Cursor): boolean {
  return (
    /^[A-Za-z_]/.test(cursor.peek()) &&
    !KEYWORDS.has(cursor.peek()) &&
    /^[A-Za-z_]/.test(cursor.peek(1)) &&
    cursor.peek(2) === '('
  );
}

function parametersOf(inner: Cursor): Declared['parameters'] {
  const parameters: { type: string; name: string }[] = [];
  inner.past('(');
  while (!inner.skip(')')) {
    if (parameters.length > 0) inner.past(',');
    const parameter = { type: inner.name(), name: inner.name() };
    if (parameters.some(({ name }) => name === parameter.name)) inner.refuse('two parameters of one name');
    parameters.push(parameter);
  }
  return parameters;
}

const NAMESPACE = v5('urn:eqlibrium:proof:scripts', v5.URL);

/** Words that no variable has for a name. `doc` and `params` are those of the script where nothing else is called so. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'if else while do for in continue break return new try catch throw this instanceof true false null'.split(' '),
);

/**
 * Fingerprints of the functions of a script: two have the same one when they are the same but for blanks, comments and the names of what
 * is theirs, and call the same functions.
 */
export function fingerprints({ functions, place }: Pick<Script, 'functions' | 'place'>): (name: string) => string {
  const known = new Map<string, string>();
  const open = new Set<string>();
  const of = (name: string): string => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const declared = functions.get(name);
    if (declared === undefined) return `global ${name}`;
    if (open.has(name)) unread(place, 'functions that call each other');
    open.add(name);
    const made = v5(JSON.stringify(shapeOf(declared, (other) => (other === name ? 'itself' : of(other)))), NAMESPACE);
    open.delete(name);
    known.set(name, made);
    return made;
  };
  return of;
}

function shapeOf({ type, parameters, body }: Declared, refer: (name: string) => string): unknown {
  const own = new Map<string, number>();
  const declare = (name: string): void => {
    if (!own.has(name)) own.set(name, own.size);
  };
  for (const { name } of parameters) declare(name);
  for (const [at, token] of body.entries()) {
    const [before, name] = [body[at - 1], token.text];
    const isName = token.kind === 'word' && /^[a-z_]/.test(name) && !KEYWORDS.has(name);
    if (isName && before?.kind === 'word' && !KEYWORDS.has(before.text)) declare(name);
  }
  const texts = body.map(({ kind, text }, at) => {
    const before = body[at - 1]?.text;
    if (kind !== 'word' || before === '.' || before === '?.' || KEYWORDS.has(text)) return [kind, text];
    if (body[at + 1]?.text === '(' && before !== 'new') return ['call', refer(text)];
    const number = own.get(text);
    return number === undefined ? [kind, text] : ['own', number];
  });
  return [type, parameters.map((each) => each.type), texts];
}
