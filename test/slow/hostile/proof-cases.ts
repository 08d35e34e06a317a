import type { Field, Predicate } from '../../../src/ir/index.ts';
import { parseLuceneRegex, parseWildcard } from '../../../src/pattern/index.ts';
import { compare } from '../../../src/proof/index.ts';

/** Pairs of conditions that somebody made to keep a prover busy; a process of its own runs one, and prints what came of it. */
const origin = { start: 0, end: 0 } as const;
const field = (name: string): Field => ({ name, type: 'keyword', ignoreAbove: null, nullValue: null, optional: false, origin });
const F = field('f');

function regex(source: string, letters: 'exact' | 'fold' = 'exact'): Predicate {
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.message}`);
  return { kind: 'matches', field: F, pattern: { kind: 'regex', source, tree: parsed.tree }, letters, origin };
}
const wildcard = (text: string): Predicate => ({
  kind: 'matches',
  field: F,
  pattern: parseWildcard(text),
  letters: 'fold',
  origin,
});
const has = (name: string): Predicate => ({ kind: 'present', field: field(name), origin });
const not = (operand: Predicate): Predicate => ({ kind: 'not', operand, origin });
const all = (operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands, origin });
const any = (operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands, origin });

/** Texts that share beginnings and ends. */
const texts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${'abc'.repeat(at % 5)}${at.toString(7)}x${(at * 7919).toString(36)}`);

/** Whether an odd number of fields is there, as a tree over them in an order. */
function parity(names: readonly string[]): Predicate {
  const [only] = names;
  if (names.length <= 1) return has(only ?? '');
  const middle = Math.floor(names.length / 2);
  const [left, right] = [parity(names.slice(0, middle)), parity(names.slice(middle))];
  return any([all([left, not(right)]), all([not(left), right])]);
}
const names = (count: number, from = 0): readonly string[] => Array.from({ length: count }, (_, at) => `n${from + at}`);
/** The same fields, none of them beside one that was beside it. */
const apart = (list: readonly string[]): readonly string[] =>
  [0, 1, 2, 3].flatMap((rest) => list.filter((_, at) => at % 4 === rest));

const values = (list: readonly string[]): Predicate => ({
  kind: 'one-of',
  field: F,
  values: [list[0] ?? '', ...list.slice(1)],
  letters: 'fold',
  origin,
});

export const CASES: { readonly [name: string]: () => readonly [Predicate, Predicate] } = {
  'bounded repeats of bounded repeats': () => [regex('((a{1,1000}){1,1000}){1,1000}'), regex('a{1,1000}')],
  'bounded repeats of alternatives': () => [
    regex('((a|ab){1,100}(b|ba){1,100}){1,100}'),
    regex('((ab|a){1,100}(ba|b){1,100}){1,99}'),
  ],
  'what stands thirty characters before the end': () => [regex('(.*a.{30}){5}'), regex('(.*a.{30}){4}.*a.{29}.')],
  'the same of two letters': () => [regex('.*a.{25}'), regex('(.*a.{25})|(.*b.{24}a)')],
  'intersections of complements': () => [
    regex('~(.*a.{20})&~(.*b.{20})&.*c.{20}'),
    regex('~((.*a.{20})|(.*b.{20}))&(.*c.{19}.)'),
  ],
  'complements of complements of bounded repeats': () => [regex('~(~((a{1,500}b){1,500}))'), regex('((a{1,500}b){1,499})')],
  'ten thousand values beside ten thousand patterns': () => [
    values(texts(10_000)),
    any(texts(10_000).map((text) => wildcard(`*${text}*`))),
  ],
  'ten thousand patterns in two orders': () => [
    any(texts(10_000).map((text) => wildcard(`*${text}*`))),
    any([...texts(10_000)].reverse().map((text) => wildcard(`*${text}*`))),
  ],
  'patterns with many stars': () => [
    any(texts(200).map((text) => wildcard(`*${[...text].join('*')}*`))),
    any(texts(200).map((text) => wildcard(`*${[...text].join('*?*')}*`))),
  ],
  'patterns that must all hold': () => [
    all(texts(60).map((text) => wildcard(`*${text}*`))),
    all([...texts(60)].reverse().map((text) => wildcard(`*${text}*`))),
  ],
  'parity of fields': () => [parity(names(64)), parity(apart(names(64)))],
  'three hundred fields, parity of each dozen': () => {
    const groups = Array.from({ length: 25 }, (_, at) => names(12, 12 * at));
    return [all(groups.map(parity)), all(groups.map((group) => parity(apart(group))))];
  },
  'a long text': () => [values(['ab'.repeat(100_000)]), wildcard(`${'ab'.repeat(100_000)}*`)],
  'many classes of characters': () => [
    regex(
      Array.from({ length: 1500 }, (_, at) => `[${String.fromCodePoint(0x4e00 + at)}-${String.fromCodePoint(0x5e00 + at)}]`).join(
        '',
      ),
    ),
    regex('(.{750}){2}'),
  ],
  'a range of a long text': () => [
    { kind: 'range', field: F, lower: { value: 'ab'.repeat(20_000), inclusive: true }, upper: null, origin },
    { kind: 'range', field: F, lower: { value: 'ab'.repeat(20_000), inclusive: false }, upper: null, origin },
  ],
};

/** What comes of one case, the seconds of the processor that it took, and the most memory that it held. */
export interface Decided {
  readonly left: string;
  readonly right: string;
  readonly seconds: number;
  readonly megabytes: number;
}

async function decide(name: string, effort: number): Promise<Decided> {
  const [left, right] = CASES[name]?.() ?? [];
  if (left === undefined || right === undefined) throw new Error(name);
  const start = process.cpuUsage();
  const { leftOnly, rightOnly } = await compare(
    { where: left, folding: 'ascii' },
    { where: right, folding: 'ascii' },
    { effort, scalar: false, base: {}, confirm: () => Promise.resolve({ left: true, right: false }) },
  );
  const { user } = process.cpuUsage(start);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { left: leftOnly.kind, right: rightOnly.kind, seconds: user / 1e6, megabytes };
}

const [, file, asked, effort] = process.argv;
if (file?.endsWith('proof-cases.ts') && asked !== undefined)
  process.stdout.write(`${JSON.stringify(await decide(asked, Number(effort)))}\n`);
