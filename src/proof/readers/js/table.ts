import type { ClassMember, RegexNode } from '../../../pattern/index.ts';
import { type AnyNode, listOf, membersOf, numberOf, refuse } from './syntax.ts';

/** A deterministic automaton over classes of code points. The state 0 starts. */
export interface Table {
  /** The next state after a class, by state. */
  readonly next: readonly (readonly number[])[];
  readonly accepts: ReadonlySet<number>;
  /** How many classes there are. */
  readonly size: number;
  /** The characters of some classes. */
  readonly characters: (classes: ReadonlySet<number>) => RegexNode;
}

const LAST = 0x10ffff;
const MOST_ENTRIES = 1_000_000;

/**
 * Reads what `dfaMatcher` is given: `{ starts, classes, size, rows, accepting }`. It walks a text by code points, half of a pair by itself
 * being one, as patterns do. Every number has to be one that it understands, so that nothing depends on how it fails.
 */
export function tableOf(node: AnyNode): Table {
  const members = membersOf(node);
  const wrong = (): never => refuse(node, 'a table that is no automaton');
  if (members === null || [...members.keys()].sort().join() !== 'accepting,classes,rows,size,starts') return wrong();
  const wholes = (list: AnyNode | undefined, most: number): readonly number[] =>
    (listOf(list) ?? wrong()).map((each) => {
      const number = numberOf(each);
      return number !== null && Number.isInteger(number) && number >= 0 && number <= most ? number : wrong();
    });
  const size = numberOf(members.get('size'));
  if (size === null || !Number.isInteger(size) || size < 1) return wrong();
  const starts = wholes(members.get('starts'), LAST);
  const classes = wholes(members.get('classes'), size - 1);
  if (starts[0] !== 0 || starts.length !== classes.length) return wrong();
  if (starts.some((start, at) => at > 0 && start <= (starts[at - 1] ?? 0))) return wrong();
  const rows = listOf(members.get('rows')) ?? wrong();
  if (rows.length === 0 || rows.length * size > MOST_ENTRIES) return wrong();
  const next = rows.map((row) => {
    const [common, ...others] = wholes(row, Math.max(size, rows.length) - 1);
    if (common === undefined || common >= rows.length || others.length % 2 === 1) return wrong();
    const targets = new Array<number>(size).fill(common);
    for (let at = 0; at < others.length; at += 2) {
      const [symbol = size, target = rows.length] = others.slice(at, at + 2);
      if (symbol >= size || target >= rows.length) return wrong();
      targets[symbol] = target;
    }
    return targets;
  });
  const accepts = new Set(wholes(members.get('accepting'), rows.length - 1));
  return { next, accepts, size, characters: (wanted) => charactersOf(wanted, starts, classes, size) };
}

function charactersOf(
  wanted: ReadonlySet<number>,
  starts: readonly number[],
  classes: readonly number[],
  size: number,
): RegexNode {
  if (wanted.size === size) return { kind: 'any-character' };
  const members = starts.flatMap((from, at): readonly ClassMember[] => {
    if (!wanted.has(classes[at] ?? -1)) return [];
    const to = (starts[at + 1] ?? LAST + 1) - 1;
    // A short stretch is told one by one, as its letters are asked for.
    return to - from < 4
      ? Array.from({ length: to - from + 1 }, (_, more) => ({ kind: 'member', code: from + more }) as const)
      : [{ kind: 'range', from, to }];
  });
  return members.length === 0 ? { kind: 'nothing' } : { kind: 'class', negated: false, members };
}
