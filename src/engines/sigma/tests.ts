import { Address4 } from 'ip-address';
import type { Scalar } from '../../event/index.ts';
import { addressOf, isFourParts, sixOf } from './indexed.ts';
import { exactLetters } from './letters.ts';
import { readRegex } from './regex-read.ts';
import { compileSearch } from './regex-run.ts';
import { matchesPieces, type Piece, readPieces, type SameLetter } from './value.ts';

/** Judges all values of one field at once: most tests ask for some value, `null` asks for none. */
export type FieldTest = (values: readonly Scalar[]) => boolean;

/** What decides how a constant is compared: which letters are the same, and how exact the numbers of the field are. */
export interface Reading {
  readonly fold: SameLetter;
  readonly round: (constant: number, use: 'value' | 'bound') => number;
}

/** Reads one value of a selection under its modifiers; a text says why it cannot be run. */
export function readTest(value: unknown, modifiers: readonly string[], { fold, round }: Reading): FieldTest | string {
  const [first] = modifiers;
  if (first === 're') return regexTest(value, modifiers.slice(1), fold);
  if (first === 'cidr') return modifiers.length > 1 ? 'cidr takes no further modifier' : networkTest(value);
  if (first !== undefined && Object.hasOwn(ORDERS, first))
    return modifiers.length > 1 ? `${first} takes no further modifier` : orderTest(value, first as keyof typeof ORDERS, round);
  if (first === 'exists') return typeof value === 'boolean' ? (values) => values.length > 0 === value : 'exists takes a boolean';
  if (value === null) return modifiers.length === 0 ? (values) => values.length === 0 : 'null takes no modifier';
  if (typeof value === 'string') return textTest(value, modifiers, fold);
  if (modifiers.length > 0) return 'only a text takes this modifier';
  if (typeof value === 'number')
    return (values) =>
      values.some((one) => (typeof one === 'number' ? Object.is(one, round(value, 'value')) : one === String(value)));
  if (typeof value === 'boolean') return (values) => values.some((one) => one === value || one === String(value));
  return 'a value that is no scalar';
}

function textTest(value: string, modifiers: readonly string[], fold: SameLetter): FieldTest | string {
  let pieces: readonly Piece[] = readPieces(value);
  let same = fold;
  for (const modifier of modifiers) {
    if (modifier === 'cased') same = exactLetters;
    else if (modifier === 'contains') pieces = ['run', ...pieces, 'run'];
    else if (modifier === 'startswith') pieces = [...pieces, 'run'];
    else if (modifier === 'endswith') pieces = ['run', ...pieces];
    else return `unknown modifier ${JSON.stringify(modifier)}`;
  }
  return (values) => values.some((one) => matchesPieces(pieces, String(one), same));
}

function regexTest(value: unknown, flags: readonly string[], fold: SameLetter): FieldTest | string {
  if (typeof value !== 'string') return 're takes a text';
  const unknown = flags.find((flag) => !['i', 'm', 's'].includes(flag));
  if (unknown !== undefined) return `unknown flag ${JSON.stringify(unknown)} of re`;
  const regex = readRegex(value);
  if (typeof regex === 'string') return `the regular expression cannot be read: ${regex}`;
  const search = compileSearch(regex, {
    same: flags.includes('i') ? fold : exactLetters,
    lines: flags.includes('m'),
    dotAll: flags.includes('s'),
  });
  if (typeof search === 'string') return search;
  return (values) => values.some((one) => search(String(one)));
}

const ORDERS = {
  gt: (value: number, bound: number) => below(bound, value),
  gte: (value: number, bound: number) => below(bound, value) || Object.is(value, bound),
  lt: (value: number, bound: number) => below(value, bound),
  lte: (value: number, bound: number) => below(value, bound) || Object.is(value, bound),
} as const;

/** Minus zero is below zero in an index. (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21) */
function below(one: number, other: number): boolean {
  return one < other || (Object.is(one, -0) && Object.is(other, 0));
}

function orderTest(bound: unknown, order: keyof typeof ORDERS, round: Reading['round']): FieldTest | string {
  if (typeof bound !== 'number') return `${order} takes a number`;
  const holds = ORDERS[order];
  const numeric = (one: Scalar): number => (typeof one === 'string' && !/^-?\d+(\.\d+)?$/.test(one) ? Number.NaN : Number(one));
  return (values) => values.some((one) => typeof one !== 'boolean' && holds(numeric(one), round(bound, 'bound')));
}

function networkTest(value: unknown): FieldTest | string {
  if (typeof value !== 'string') return 'cidr takes a text';
  const network = networkOf(value);
  if (network === null) return `${JSON.stringify(value)} is no network`;
  return (values) =>
    values.some((one) => {
      const text = typeof one === 'string' ? addressOf(one) : null;
      if (text === null || text.includes(':') !== network.six) return false;
      const address = text.includes(':') ? sixOf(text) : new Address4(text).bigInt();
      return address !== null && address >> network.free === network.base >> network.free;
    });
}

/** A block of one family with its prefix; host bits may be set. */
function networkOf(text: string): { readonly six: boolean; readonly base: bigint; readonly free: bigint } | null {
  const [, address = '', prefix = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const six = address.includes(':');
  const base = six ? sixOf(address) : isFourParts(address) ? new Address4(address).bigInt() : null;
  const width = six ? 128 : 32;
  return base === null || Number(prefix) > width ? null : { six, base, free: BigInt(width - Number(prefix)) };
}
