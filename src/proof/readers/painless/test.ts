import type { Json, Scalar } from '../../../event/index.ts';
import {
  type Field,
  type Letters,
  type Relation,
  TERM_FUNCTIONS,
  type Term,
  type TermFunction,
  type TermType,
  type Test,
} from '../../../ir/index.ts';
import { parseRawWildcard } from '../../../pattern/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { isNonEmpty } from '../../../source/index.ts';
import { origin } from '../../origin.ts';
import { type CalledAs, SHARED_CALLS } from '../calls.ts';
import type { Cursor } from './cursor.ts';
import type { KnownFunction } from './known.ts';

interface Inside {
  /** Fields by the variable that stands for one of their values. */
  readonly variables: Map<string, Field>;
  readonly params: { readonly name: string; readonly values: { readonly [name: string]: Json } };
  readonly known: (name: string) => KnownFunction | null;
}

interface Asked {
  readonly term: Term;
  readonly test: Test;
}

/** What is asked of a computed value, up to the sign behind it. */
export function testOf(cursor: Cursor, inside: Inside): Asked {
  const tested = testCall(cursor, inside);
  if (tested === null) {
    const term = termOf(cursor, inside, 0);
    if (cursor.skip('!= null')) return { ...all(cursor, inside, term), test: { kind: 'not-null' } };
    if (cursor.skip('== null')) return { ...all(cursor, inside, term), test: { kind: 'is-null' } };
    cursor.past('== true');
    return all(cursor, inside, term, compared(term));
  }
  return all(cursor, inside, tested.term, tested);
}

/** Every field has a part in what is asked. */
function all(cursor: Cursor, { variables }: Inside, term: Term, asked: Asked = { term, test: { kind: 'is-true' } }): Asked {
  return variables.size === 0 ? asked : cursor.refuse('a value that nothing is asked of');
}

/** `less(3, length(v))` asks whether the length is greater. */
function compared(term: Term): Asked {
  const asked: Asked = { term, test: { kind: 'is-true' } };
  if (term.kind !== 'call') return asked;
  const relation = term.function;
  if (relation !== 'eq' && relation !== 'lt' && relation !== 'le') return asked;
  const [left, right] = term.arguments;
  if (left === undefined || right === undefined) return asked;
  const isConstant = (one: Term) => one.kind === 'value' && one.value !== null && one.type === rawType(one.value);
  if (isConstant(left) === isConstant(right)) return asked;
  const [constant, other] = isConstant(left) ? [left, right] : [right, left];
  if (constant.kind !== 'value' || constant.value === null) return asked;
  return {
    term: other,
    test: { kind: 'compare', relation: constant === left ? TURNED[relation] : relation, value: constant.value },
  };
}

const TURNED = { eq: 'eq', lt: 'gt', le: 'ge' } as const satisfies { readonly [name: string]: Relation };

function testCall(cursor: Cursor, inside: Inside): Asked | null {
  const known = cursor.peek(1) === '(' ? inside.known(cursor.peek()) : null;
  if (known !== 'oneOf' && known !== 'oneOfFolded' && known !== 'like') return null;
  cursor.next();
  cursor.past('(');
  const term = termOf(cursor, inside, 1);
  cursor.past(',');
  const given = paramOf(cursor, inside);
  if (known === 'like') {
    cursor.past(',');
    const letters = lettersOf(cursor);
    cursor.past(')');
    if (typeof given !== 'string' || isTrailing(given)) return cursor.refuse('a pattern that is no text');
    return { term, test: { kind: 'matches', pattern: parseRawWildcard(given), letters } };
  }
  cursor.past(')');
  const values = Array.isArray(given) ? given.map((each: Json) => scalarOf(each, cursor)) : [];
  if (!isNonEmpty(values) || isAddress(term)) return cursor.refuse('no list of values, or addresses as texts');
  const isFolded = known === 'oneOfFolded';
  if (isFolded && values.some((value) => typeof value !== 'string')) return cursor.refuse('letters of something else than texts');
  return { term, test: { kind: 'one-of', values, letters: isFolded ? 'fold' : 'exact' } };
}

/** Whether a pattern ends in a backslash that makes nothing literal, on which scripts fail. */
function isTrailing(pattern: string): boolean {
  return (/\\*$/.exec(pattern)?.[0].length ?? 0) % 2 === 1;
}

/** How the functions that compute are called. */
const CALLS: { readonly [name in KnownFunction]?: CalledAs } = {
  ...SHARED_CALLS,
  add: ['add', 2],
  subtract: ['subtract', 2],
  multiply: ['multiply', 2],
  divide: ['divide', 2],
  modulo: ['modulo', 2],
  negate: ['negate', 1],
  unequal: ['ne', 2],
  atMost: ['le', 2],
};

const DEEPEST = 100;

function termOf(cursor: Cursor, inside: Inside, depth: number): Term {
  if (depth > DEEPEST) return cursor.refuse('calls nested too deeply');
  if (cursor.skip('null')) return valueTerm(null, 'null');
  if (cursor.skip('true')) return valueTerm(true, 'boolean');
  if (cursor.skip('false')) return valueTerm(false, 'boolean');
  // From JSON minus zero would come without its sign.
  if (cursor.skip('( - 0.0 )')) return valueTerm(-0, 'double');
  if (cursor.skip('( ( Number )')) return castOf(cursor, inside);
  if (cursor.peek() === inside.params.name) {
    const value = scalarOf(paramOf(cursor, inside), cursor);
    return valueTerm(value, rawType(value));
  }
  const name = cursor.name();
  if (cursor.peek() === '(') return calledOf(name, cursor, inside, depth);
  const field = inside.variables.get(name);
  if (field === undefined) return cursor.refuse('a value that is not read, or is read twice');
  // Every place at which a field stands has its own value.
  inside.variables.delete(name);
  return { kind: 'field', field, origin };
}

/** `((Number) params.constant1).doubleValue()` */
function castOf(cursor: Cursor, inside: Inside): Term {
  const value = paramOf(cursor, inside);
  cursor.past(') .');
  const method = cursor.name();
  cursor.past('( )');
  if (typeof value !== 'number') return cursor.refuse('a number that is none');
  if (method === 'doubleValue') return valueTerm(value, 'double');
  return method === 'longValue' && rawType(value) !== 'double'
    ? valueTerm(value, 'long')
    : cursor.refuse('another type of number');
}

function calledOf(name: string, cursor: Cursor, inside: Inside, depth: number): Term {
  const known = inside.known(name);
  if (known === 'concat') {
    cursor.past('( [');
    const parts: Term[] = [];
    while (!cursor.skip(']')) {
      if (parts.length > 0) cursor.past(',');
      parts.push(termOf(cursor, inside, depth + 1));
    }
    cursor.past(')');
    return callTerm('concat', parts, 'exact');
  }
  const form = known === null ? undefined : CALLS[known];
  if (form === undefined) return cursor.refuse('a call that is not read');
  const [called, count, folds] = form;
  cursor.past('(');
  const given = Array.from({ length: count }, (_, at) => {
    if (at > 0) cursor.past(',');
    return termOf(cursor, inside, depth + 1);
  });
  if (folds !== undefined) cursor.past(',');
  const letters = folds === undefined ? 'exact' : lettersOf(cursor);
  cursor.past(')');
  // An address is compared as a text here, and as an address elsewhere.
  if (TERM_FUNCTIONS[called].kind === 'comparison' && given.some(isAddress)) return cursor.refuse('addresses as texts');
  return callTerm(called, given, letters);
}

function lettersOf(cursor: Cursor): Letters {
  if (cursor.skip('true')) return 'fold';
  return cursor.skip('false') ? 'exact' : cursor.refuse('neither true nor false');
}

function isAddress(term: Term): boolean {
  return term.kind === 'field' && familyOf(term.field.type) === 'ip';
}

function paramOf(cursor: Cursor, { params }: Inside): Json {
  cursor.past(`${params.name} .`);
  const name = cursor.name();
  return (Object.hasOwn(params.values, name) ? params.values[name] : undefined) ?? cursor.refuse('a constant that is not given');
}

function scalarOf(json: Json, cursor: Cursor): Scalar {
  if (json === null || typeof json === 'object') return cursor.refuse('a constant that is no text, number or boolean');
  const isExact = typeof json !== 'number' || Math.abs(json) <= Number.MAX_SAFE_INTEGER || Math.abs(json) >= 1e21;
  return isExact ? json : cursor.refuse('a number beyond 2^53');
}

/** What a constant is when it comes out of JSON. */
function rawType(value: Scalar): TermType {
  if (typeof value !== 'number') return typeof value === 'string' ? 'string' : 'boolean';
  if (!Number.isSafeInteger(value)) return 'double';
  return value === (value | 0) ? 'integer' : 'long';
}

function valueTerm(value: Scalar | null, type: TermType): Term {
  return { kind: 'value', value, type, origin };
}

function callTerm(name: TermFunction, given: readonly Term[], letters: Letters): Term {
  const { gives } = TERM_FUNCTIONS[name];
  return { kind: 'call', function: name, letters, arguments: given, type: gives === 'widest' ? 'number' : gives, origin };
}
