import type { DateRange, Field, InNetwork, Matches, OneOf, Present, Range } from '../../src/ir/index.ts';
import { wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { canEqual, isFloating, reachOf } from '../../src/schema/number-limits.ts';
import type { Span } from '../../src/source/index.ts';
import { type Network, readNetwork, shortestForm } from '../shared/index.ts';
import { any, type KustoCondition, NOTHING, test } from './artifact.ts';
import { cannotSay, literal, name } from './escape.ts';
import { type Asked, equality, patternCondition, presence } from './patterns.ts';
import { lose, refuse, type Sink } from './sink.ts';

type Leaf = Present | OneOf | Range | DateRange | Matches | InNetwork;

/** Whether a column holds what the condition asks; null: it does. What it holds of the field is presumed in any case. */
export function unfit({ field, origin }: Leaf, sink: Sink): KustoCondition | null {
  const { type, normalizer, dateFormat, nullValue, constant } = field;
  if (cannotSay(field.name)) return refuse(sink, 'kusto-character', 'a control character in a field name', origin);
  if (normalizer !== undefined) return refuse(sink, 'kusto-normalizer', `${field.name} has a normalizer`, origin);
  if (nullValue !== null || constant !== undefined)
    return refuse(sink, 'kusto-normalizer', `${field.name} has a value that no row carries`, origin);
  if (type === 'text' || type === 'match_only_text')
    return refuse(sink, 'kusto-analysed-text', `${field.name} is analysed text`, origin);
  if (dateFormat !== undefined || type === 'date_nanos')
    return refuse(sink, 'kusto-date', `${field.name} is written or counted in a way of its own`, origin);
  if (familyOf(type) === 'unsupported' || type === 'unsigned_long' || type === 'half_float' || type === 'float')
    return refuse(sink, 'kusto-field-type', `no column holds ${field.name}, a field of type ${type}`, origin);
  return null;
}

/** A test that is never unknown: an unknown one is as good as false, but not below a negation. */
function closed(text: string, below: boolean): KustoCondition {
  return test(below ? `coalesce(${text}, false)` : text);
}

export function presentCondition(leaf: Present, below: boolean, sink: Sink): KustoCondition {
  const family = familyOf(leaf.field.type);
  if (family === 'string') return presence({ ...leaf, below }, sink);
  return test(`${family === 'ip' ? 'isnotempty' : 'isnotnull'}(${name(leaf.field.name)})`);
}

export function oneOfCondition(leaf: OneOf, below: boolean, sink: Sink): KustoCondition {
  const { field, values, letters, origin } = leaf;
  switch (familyOf(field.type)) {
    case 'string':
      return textsCondition(values.map(String), { field, letters, origin, below }, sink);
    case 'ip':
      return equality(
        values.map((value) => addressText(String(value))),
        { field, letters: 'exact', origin, below },
        sink,
      );
    case 'boolean':
      return any([...new Set(values.map(String))].map((value) => closed(`${name(field.name)} == ${value}`, below)));
    case 'number':
      return numbersCondition(leaf, below, sink);
    case 'date':
    case 'text':
    case 'unsupported':
      return refuse(sink, 'kusto-field-type', `a field of type ${field.type} is not compared for equality`, origin);
  }
}

/** Texts that operators fold as the rule does, and patterns of the others. */
function textsCondition(texts: readonly string[], asked: Asked, sink: Sink): KustoCondition {
  const plain = (text: string): boolean => asked.letters === 'exact' || (sink.folding === 'ascii' && /^[\0-\x7f]*$/.test(text));
  const simple = texts.filter(plain);
  const others = texts.filter((text) => !plain(text)).map((text) => wildcard([{ kind: 'literal', text }]));
  return any([
    ...(simple.length === 0 ? [] : [equality(simple, asked, sink)]),
    ...others.map((pattern) => patternCondition(pattern, asked, sink)),
  ]);
}

function numbersCondition({ field, values, origin }: OneOf, below: boolean, sink: Sink): KustoCondition {
  const numbers = values.map(Number);
  const wrong = numbers.find((value) => reachOf(field.type, value) === 'inexact' || isMinusZero(value, field));
  if (wrong !== undefined) return inexact(wrong, origin, sink);
  if (numbers.includes(0) && isFloating(field.type)) loseMinusZero(field, origin, 'more', below, sink);
  const [only, ...others] = new Set(numbers.filter((value) => canEqual(field.type, value)).map(numeral));
  if (only === undefined) return NOTHING;
  const column = name(field.name);
  return closed(others.length === 0 ? `${column} == ${only}` : `${column} in (${[only, ...others].join(', ')})`, below);
}

function inexact(value: number, origin: OneOf['origin'], sink: Sink): KustoCondition {
  return refuse(sink, 'kusto-number', `${Object.is(value, -0) ? '-0' : value} is not compared as it was written`, origin);
}

function isMinusZero(value: number, { type }: Field): boolean {
  return Object.is(value, -0) && isFloating(type);
}

/** An index has minus zero below zero. */
function loseMinusZero({ name }: Field, span: Span, matches: 'more' | 'less', below: boolean, sink: Sink): void {
  lose(sink, 'kusto-minus-zero', { message: `${name} with minus zero counts as zero`, span, matches, below });
}

/** In full, as far as a number goes: not every reader takes an exponent. */
function numeral(value: number): string {
  return Number.isInteger(value) ? String(BigInt(value)) : String(value);
}

export function rangeCondition(leaf: Range, below: boolean, sink: Sink): KustoCondition {
  const { field, lower, upper, origin } = leaf;
  if (familyOf(field.type) !== 'number')
    return refuse(sink, 'kusto-order', `values of ${field.name}, a field of type ${field.type}, have no order`, origin);
  const tests: string[] = [];
  for (const [sign, bound] of [
    ['>', lower],
    ['<', upper],
  ] as const) {
    if (bound === null) continue;
    const value = Number(bound.value);
    const reach = reachOf(field.type, value);
    if (reach === 'inexact' || isMinusZero(value, field)) return inexact(value, origin, sink);
    // More than zero, and no more than zero, are one and the same with minus zero among them.
    if (value === 0 && isFloating(field.type) && (sign === '>') === bound.inclusive)
      loseMinusZero(field, origin, bound.inclusive ? 'more' : 'less', below, sink);
    if (reach === (sign === '>' ? 'above' : 'below')) return NOTHING;
    if (reach === 'within') tests.push(`${name(field.name)} ${sign}${bound.inclusive ? '=' : ''} ${numeral(value)}`);
  }
  return tests.length === 0 ? test(`isnotnull(${name(field.name)})`) : closed(tests.join(' and '), below || tests.length > 1);
}

/** A column holds parts of a millisecond, which an index cuts off. */
export function dateCondition(
  { field, relation, text, from, to, origin }: DateRange,
  below: boolean,
  sink: Sink,
): KustoCondition {
  const [start, end] = from === null || to === null ? [null, null] : [moment(from), moment(to + 1)];
  if (start === null || end === null) return refuse(sink, 'kusto-date', `${text} is no moment that is written down`, origin);
  const column = name(field.name);
  const tests = {
    eq: `${column} >= ${start} and ${column} < ${end}`,
    lt: `${column} < ${start}`,
    le: `${column} < ${end}`,
    gt: `${column} >= ${end}`,
    ge: `${column} >= ${start}`,
  } as const;
  return closed(tests[relation], below || relation === 'eq');
}

/** Null: no such year is written with four digits. */
function moment(milliseconds: number): string | null {
  if (Math.abs(milliseconds) > 8.64e15) return null;
  const text = new Date(milliseconds).toISOString();
  return /^(?!0000)\d{4}-/.test(text) ? `datetime(${text})` : null;
}

export function matchesCondition({ field, pattern, letters, origin }: Matches, below: boolean, sink: Sink): KustoCondition {
  return patternCondition(pattern, { field, letters, origin, below }, sink);
}

/** An address as columns hold it. What is no address stays. */
function addressText(text: string): string {
  const network = readNetwork(text);
  return network === null ? text : shortestForm(network);
}

/** Whether addresses of IPv4, by their place among those of IPv6, lie in a block: it and their place begin alike. */
function meetsIpv4({ bytes, bits }: Network): boolean {
  const fixed = Math.min(bits, 96);
  return bytes.slice(0, Math.ceil(fixed / 8)).every((byte, at) => {
    const free = 0xff >> Math.min(8, fixed - 8 * at);
    return ((byte ^ (at < 10 ? 0 : 0xff)) & ~free) === 0;
  });
}

/** Addresses of both kinds are texts in their shortest form; what is no address is in no network. */
export function networkCondition({ field, networks, origin }: InNetwork, below: boolean, sink: Sink): KustoCondition {
  const column = name(field.name);
  const blocks = networks.map((block) => ({ block, network: readNetwork(block) }));
  if (blocks.some(({ network }) => network?.bits === 0)) return test(`isnotempty(${column})`);
  const single = blocks.filter(({ network }) => network?.bits === 128);
  const wide = blocks.filter((one) => !single.includes(one));
  const both = wide.find(
    ({ block, network }) => block.startsWith('::') || (block.includes(':') && network !== null && meetsIpv4(network)),
  );
  if (both !== undefined) return refuse(sink, 'kusto-network', `${both.block} may hold addresses of IPv4`, origin);
  const asked = (version: 4 | 6): readonly KustoCondition[] => {
    const list = wide.filter(({ block }) => block.includes(':') === (version === 6)).map(({ block }) => literal(block));
    if (list.length === 0) return [];
    return [closed(`isnotempty(${column}) and ipv${version}_is_in_any_range(${column}, ${list.join(', ')})`, below)];
  };
  const texts = single.map(({ block }) => addressText(block.replace(/\/\d+$/, '')));
  const addresses = texts.length === 0 ? [] : [equality(texts, { field, letters: 'exact', origin, below }, sink)];
  return any([...addresses, ...asked(4), ...asked(6)]);
}
