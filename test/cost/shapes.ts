/** Rules that grow in one way each, to a size that people have been seen to reach or that an index of rules allows. */
export interface Shape {
  readonly name: string;
  readonly size: number;
  readonly query: (size: number) => string;
}

const list = (size: number, make: (number: number) => string): readonly string[] =>
  Array.from({ length: size }, (_, at) => make(at));
const quoted = (size: number, make: (number: number) => string): string => list(size, (at) => `"${make(at)}"`).join(', ');

export const SHAPES: readonly Shape[] = [
  { name: 'fields', size: 2000, query: (size) => `any where ${list(size, (at) => `f${at} == "v${at}"`).join(' and ')}` },
  { name: 'fields-or', size: 2000, query: (size) => `any where ${list(size, (at) => `f${at} : "v${at}*"`).join(' or ')}` },
  { name: 'fields-not', size: 2000, query: (size) => `any where ${list(size, (at) => `not f${at} == null`).join(' and ')}` },
  { name: 'values-folded', size: 24_000, query: (size) => `any where f in~ (${quoted(size, (at) => `Value ${at}`)})` },
  { name: 'values', size: 24_000, query: (size) => `any where f in (${quoted(size, (at) => `value ${at}`)})` },
  { name: 'numbers', size: 24_000, query: (size) => `any where n in (${list(size, String).join(', ')})` },
  { name: 'wildcards', size: 24_000, query: (size) => `any where f : (${quoted(size, (at) => `*part${at}*`)})` },
  { name: 'wildcards-inner', size: 8000, query: (size) => `any where f like (${quoted(size, (at) => `a${at}*b?c${at}`)})` },
  { name: 'regexes', size: 2000, query: (size) => `any where f regex~ (${quoted(size, (at) => `a${at}[b-d]+(x|y)?.*`)})` },
  { name: 'one-regex', size: 4000, query: (size) => `any where f regex "(${list(size, (at) => `a${at}`).join('|')})"` },
  { name: 'chain-or', size: 10_000, query: (size) => `any where ${list(size, (at) => `f == "v${at}"`).join(' or ')}` },
  { name: 'chain-and', size: 10_000, query: (size) => `any where ${list(size, (at) => `f != "v${at}"`).join(' and ')}` },
  {
    name: 'chain-mixed',
    size: 5000,
    query: (size) => `any where ${list(size, (at) => `(f${at % 7} == "v${at}" or g : "w${at}*")`).join(' and ')}`,
  },
  {
    name: 'ranges',
    size: 5000,
    query: (size) => `any where ${list(size, (at) => `n != ${at} and n > ${at - 9000}`).join(' and ')}`,
  },
  {
    name: 'functions',
    size: 2000,
    query: (size) => `any where ${list(size, (at) => `length(f${at % 50}) > ${at}`).join(' or ')}`,
  },
  {
    name: 'networks',
    size: 4000,
    query: (size) => `any where cidrMatch(ip, ${quoted(size, (at) => `10.${at >> 8}.${at & 255}.0/24`)})`,
  },
  {
    name: 'items',
    size: 100,
    query: (size) => `sequence by k with maxspan=1h ${list(size, (at) => `[any where f == "v${at}"]`).join(' ')}`,
  },
  {
    name: 'keys',
    size: 200,
    query: (size) => {
      const keys = list(size, (at) => `k${at}`).join(', ');
      return `sequence by ${keys} with maxspan=1h ${list(20, (at) => `[any where f == "v${at}"]`).join(' ')}`;
    },
  },
  {
    name: 'sample',
    size: 100,
    query: (size) =>
      `sample by k ${list(Math.min(5, size), (at) => `[any where f in (${quoted(size * 40, (value) => `v${at}-${value}`)})]`).join(' ')}`,
  },
  { name: 'long-text', size: 200_000, query: (size) => `any where f == "${'x'.repeat(size)}"` },
  { name: 'comments', size: 50_000, query: (size) => `any where true ${'/* a */ '.repeat(size)}` },
  { name: 'sums', size: 4000, query: (size) => `any where n ${'+ 1 '.repeat(size)}> 5` },
];
