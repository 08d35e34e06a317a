import { type Field, type Letters, TERM_FUNCTIONS, type Term, type TermFunction, type TermType } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { origin } from '../../origin.ts';
import { type CalledAs, SHARED_CALLS } from '../calls.ts';
import { isFloating } from '../number-types.ts';
import type { KnownFunction } from './known.ts';
import { constantNode, type Names } from './names.ts';
import { textsMapped } from './place-test.ts';
import { type AnyNode, callOf, constantOf, nameOf, refuse } from './syntax.ts';

/** What a computed value is made of. */
export interface Parts {
  /** Fields by the parameter that stands for one of their values; each is taken out where it is read. */
  readonly fields: Map<string, Field>;
  readonly names: Names;
}

/** How the functions that compute are called. */
const CALLS: { readonly [name in KnownFunction]?: CalledAs } = {
  ...SHARED_CALLS,
  lessOrEqual: ['le', 2],
};

const SIGNS = { '+': 'add', '-': 'subtract', '*': 'multiply', '%': 'modulo' } as const;

const DEEPEST = 100;

/** A value that a module computes of one value of each field. Texts are strings, integers bigints, doubles numbers. */
export function termOf(node: AnyNode, parts: Parts, depth = 0): Term {
  if (depth > DEEPEST) return refuse(node, 'calls nested too deeply');
  const constant = constantOf(node);
  if (constant !== undefined) return valueTerm(constant, node);
  const called = callOf(node);
  if (called !== null) return calledTerm(called, node, parts, depth + 1);
  const name = nameOf(node);
  const field = name === null ? undefined : parts.fields.get(name);
  if (name === null || field === undefined) return refuse(node, 'a value that is not read, or is read twice');
  // Every place at which a field stands has its own value.
  parts.fields.delete(name);
  return { kind: 'field', field, origin };
}

function valueTerm(constant: string | number | bigint | boolean | null, node: AnyNode): Term {
  if (typeof constant === 'number') return { kind: 'value', value: constant, type: 'double', origin };
  if (typeof constant !== 'bigint') {
    const type = constant === null ? 'null' : typeof constant === 'string' ? 'string' : 'boolean';
    return { kind: 'value', value: constant, type, origin };
  }
  const value = Number(constant);
  if (!Number.isSafeInteger(value)) return refuse(node, 'a number beyond 2^53');
  return { kind: 'value', value, type: value === (value | 0) ? 'integer' : 'long', origin };
}

type Called = NonNullable<ReturnType<typeof callOf>>;

function calledTerm({ name, given }: Called, node: AnyNode, parts: Parts, depth: number): Term {
  const known = parts.names.known(name);
  const inner = (one: AnyNode): Term => termOf(one, parts, depth);
  const [first, second] = given;
  switch (known) {
    case 'concat':
      return call('concat', given.map(inner), 'exact');
    case 'arithmetic':
      return arithmetic(given, node, inner);
    case 'quotient':
      return checked(call('divide', given.slice(0, 2).map(inner), 'exact'), given, 3, node);
    case 'opposite': {
      const asked = given.length === 1 && first !== undefined ? inner(first) : null;
      if (asked?.kind !== 'call' || asked.function !== 'eq') return refuse(node, 'the opposite of something else than equality');
      return { ...asked, function: 'ne' };
    }
    case 'equalLetters':
      return given.length === 2 ? comparison('eq', given.map(inner), 'fold', node) : refuse(node, 'a call that is not read');
    case 'cidrMatch': {
      const networks = constantNode(parts.names, nameOf(second));
      if (given.length !== 2 || first === undefined || networks === null) return refuse(node, 'networks that are not read');
      const blocks = textsMapped(networks, 'network', parts.names);
      const values = blocks.map((value): Term => ({ kind: 'value', value, type: 'string', origin }));
      return call('cidrMatch', [inner(first), ...values], 'exact');
    }
    default:
      return plainCall(known, given, node, inner);
  }
}

function plainCall(known: KnownFunction | null, given: readonly AnyNode[], node: AnyNode, inner: (one: AnyNode) => Term): Term {
  const [name, count, folds] = (known === null ? undefined : CALLS[known]) ?? refuse(node, 'a call that is not read');
  if (given.length !== count + (folds === undefined ? 0 : 1)) return refuse(node, 'a call that is not read');
  const values = given.slice(0, count).map(inner);
  const told = given[count];
  const isFolded = told === undefined ? false : constantOf(told);
  if (typeof isFolded !== 'boolean') return refuse(node, 'neither true nor false');
  const letters = isFolded ? 'fold' : 'exact';
  return TERM_FUNCTIONS[name].kind === 'comparison' ? comparison(name, values, letters, node) : call(name, values, letters);
}

function comparison(name: TermFunction, values: readonly Term[], letters: Letters, node: AnyNode): Term {
  // An address is compared as a text here, and as an address elsewhere.
  return values.some(isAddress) ? refuse(node, 'addresses as texts') : call(name, values, letters);
}

export function isAddress(term: Term): boolean {
  return term.kind === 'field' && familyOf(term.field.type) === 'ip';
}

/** `arithmetic(a, b, 64, (a, b) => a + b)`, and `arithmetic(a, 0n, 64, (a) => -a)`. */
function arithmetic(given: readonly AnyNode[], node: AnyNode, inner: (one: AnyNode) => Term): Term {
  const [left, right, , compute] = given;
  if (left === undefined || right === undefined || compute?.type !== 'ArrowFunctionExpression' || compute.async)
    return refuse(node, 'a call that is not read');
  const [one, other, ...more] = compute.params.map(nameOf);
  const { body } = compute;
  if (body.type === 'UnaryExpression' && body.operator === '-' && nameOf(body.argument) === one && one != null) {
    if (other !== undefined || constantOf(right) !== 0n) return refuse(node, 'a call that is not read');
    return checked(call('negate', [inner(left)], 'exact'), given, 4, node);
  }
  const sign = body.type === 'BinaryExpression' ? Object.entries(SIGNS).find(([each]) => each === body.operator)?.[1] : undefined;
  const isPlain =
    body.type === 'BinaryExpression' &&
    one != null &&
    other != null &&
    one !== other &&
    more.length === 0 &&
    nameOf(body.left) === one &&
    nameOf(body.right) === other;
  if (sign === undefined || !isPlain) return refuse(node, 'a call that is not read');
  return checked(call(sign, [inner(left), inner(right)], 'exact'), given, 4, node);
}

/** A call of arithmetic, if it has so many arguments of which the third tells how wide its whole numbers are. */
function checked(term: Call, given: readonly AnyNode[], count: number, node: AnyNode): Term {
  const bits = given[2] === undefined ? undefined : constantOf(given[2]);
  return given.length === count && bits === (term.type === 'integer' ? 32 : 64) ? term : refuse(node, 'numbers of another width');
}

type Call = Extract<Term, { readonly kind: 'call' }>;

function call(name: TermFunction, values: readonly Term[], letters: Letters): Call {
  const { gives } = TERM_FUNCTIONS[name];
  return {
    kind: 'call',
    function: name,
    letters,
    arguments: values,
    type: gives === 'widest' ? widest(values.map(typeOf)) : gives,
    origin,
  };
}

function typeOf(term: Term): TermType {
  if (term.kind !== 'field') return term.type;
  const { type } = term.field;
  if (familyOf(type) !== 'number') return 'string';
  return isFloating(type) ? 'double' : 'long';
}

/** Double if one is, else unknown until run time if one is that, else long if one is. */
function widest(types: readonly TermType[]): TermType {
  return (['double', 'number', 'long'] as const).find((type) => types.includes(type)) ?? 'integer';
}
