import { Address4 } from 'ip-address';
import type { Scalar } from '../../event/index.ts';
import type { ReadField } from './fields.ts';
import { addressOf, isFourParts, sixOf } from './indexed.ts';
import { exactLetters } from './letters.ts';
import type { Order, Wanted } from './modifiers.ts';
import { readRegex } from './regex-read.ts';
import { compileSearch } from './regex-run.ts';
import { matchesPieces, points, type SameLetter } from './value.ts';

/** Judges one value of a field; a test for another field needs the event. */
export type ValueTest = (value: Scalar, read: ReadField) => boolean;

/** What is asked of the values of a field: that one passes, or that there is none or some. */
export type FieldTest =
  | { readonly kind: 'value'; readonly test: ValueTest }
  | { readonly kind: 'exists'; readonly exists: boolean };

/** What decides how a constant is compared: which letters are the same, and how exact the numbers of the field are. */
export interface Reading {
  readonly fold: SameLetter;
  readonly round: (constant: number, use: 'value' | 'bound') => number;
}

/** Makes a test of what is wanted; a text says why it cannot be run. */
export function readTest(wanted: Wanted, cased: boolean, { fold, round }: Reading): FieldTest | string {
  if (cased && wanted.kind !== 'text' && wanted.kind !== 'field') return 'only a text can be cased';
  const same = cased ? exactLetters : fold;
  switch (wanted.kind) {
    case 'text':
      return ofValue((value) => matchesPieces(wanted.pieces, String(value), same));
    case 'number':
      return ofValue((value) =>
        typeof value === 'number' ? Object.is(value, round(wanted.value, 'value')) : value === String(wanted.value),
      );
    case 'boolean':
      return ofValue((value) => matchesPieces([{ text: String(wanted.value) }], String(value), same));
    case 'null':
      return { kind: 'exists', exists: false };
    case 'exists':
      return { kind: 'exists', exists: wanted.exists };
    case 'regex':
      return regexTest(wanted, fold);
    case 'network':
      return networkTest(wanted.block);
    case 'order': {
      const holds = ORDERS[wanted.order];
      return ofValue((value) => typeof value !== 'boolean' && holds(numberIn(value), round(wanted.bound, 'bound')));
    }
    case 'field': {
      const [before, after] = wanted.edges;
      return ofValue((value, read) =>
        read(wanted.name).some((other) => holdsText(String(value), String(other), before, after, same)),
      );
    }
    case 'bytes':
      return 'bytes are no value';
  }
}

function ofValue(test: ValueTest): FieldTest {
  return { kind: 'value', test };
}

/** Is the part the whole text, or its start, its end, somewhere in it? */
function holdsText(text: string, part: string, before: boolean, after: boolean, same: SameLetter): boolean {
  const letters = points(text);
  const wanted = points(part);
  const last = letters.length - wanted.length;
  for (let at = before ? (after ? 0 : last) : 0; at >= 0 && at <= last; at++) {
    const fits = after || at === last;
    if (fits && wanted.every((point, place) => same(point, letters[at + place] ?? -1))) return true;
    if (!before) return false;
  }
  return false;
}

function regexTest({ pattern, flags }: Extract<Wanted, { kind: 'regex' }>, fold: SameLetter): FieldTest | string {
  const regex = readRegex(pattern, flags);
  if (typeof regex === 'string') return `the regular expression cannot be read: ${regex}`;
  const search = compileSearch(regex, fold);
  return typeof search === 'string' ? search : ofValue((value) => search(String(value)));
}

const ORDERS: { readonly [O in Order]: (value: number, bound: number) => boolean } = {
  gt: (value, bound) => below(bound, value),
  gte: (value, bound) => below(bound, value) || Object.is(value, bound),
  lt: (value, bound) => below(value, bound),
  lte: (value, bound) => below(value, bound) || Object.is(value, bound),
};

/** Minus zero is below zero in an index. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21) */
function below(one: number, other: number): boolean {
  return one < other || (Object.is(one, -0) && Object.is(other, 0));
}

function numberIn(value: Scalar): number {
  return typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? Number.NaN : Number(value);
}

function networkTest(block: string): FieldTest | string {
  const network = networkOf(block);
  if (network === null) return `${JSON.stringify(block)} is no network`;
  return ofValue((value) => {
    const text = typeof value === 'string' ? addressOf(value) : null;
    if (text === null || text.includes(':') !== network.six) return false;
    const address = text.includes(':') ? sixOf(text) : new Address4(text).bigInt();
    return address !== null && address >> network.free === network.base >> network.free;
  });
}

/** A block of one family with its prefix, or a single address; host bits may be set. */
function networkOf(text: string): { readonly six: boolean; readonly base: bigint; readonly free: bigint } | null {
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const six = address.includes(':');
  const base = six ? sixOf(address) : isFourParts(address) ? new Address4(address).bigInt() : null;
  const width = six ? 128 : 32;
  const bits = prefix === undefined ? width : Number(prefix);
  return base === null || bits > width ? null : { six, base, free: BigInt(width - bits) };
}
