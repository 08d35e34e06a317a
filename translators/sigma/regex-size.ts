import type { RegexNode } from '../../src/pattern/index.ts';

/** RE2 and its relatives stop counting here, a repeat inside a repeat multiplied (sigma-target 3.4). */
export const MOST_PORTABLE = 1000;

/** Engines that write repeats out have a limit; this much is well below each. */
export const MOST_WRITTEN_OUT = 8000;

/** How large an expression gets in an engine. */
interface RegexSize {
  /** The product of the counts on the way to the deepest repeat. */
  readonly count: number;
  /** About how many letters and branches there are when each repeat is written out; infinite beyond what numbers hold. */
  readonly letters: number;
}

/** Measures an expression without writing anything out: linear in its tree, whatever its counts are. */
export function sizeOf(node: RegexNode): RegexSize {
  switch (node.kind) {
    case 'empty-string':
    case 'nothing':
      return { count: 1, letters: 0 };
    case 'character':
    case 'any-character':
    case 'predefined':
    case 'class':
      return { count: 1, letters: 1 };
    case 'anything':
      return { count: 1, letters: 3 };
    case 'text':
      return { count: 1, letters: node.text.length };
    case 'interval': {
      // Alternatives for each leading digit of either bound, each as long as the bound.
      const digits = Math.max(String(node.max).length, node.digits);
      return { count: digits, letters: 2 * (digits + 1) ** 2 };
    }
    case 'concatenation':
      return together(node.operands, 0);
    case 'union':
    case 'intersection':
      return together(node.operands, 2);
    case 'complement':
      return sizeOf(node.operand);
    case 'repeat':
      return repeated(sizeOf(node.operand), node.min, node.max);
  }
}

/** Several side by side; each costs so many branches. */
function together(operands: readonly RegexNode[], branches: number): RegexSize {
  let [count, letters] = [1, 0];
  for (const size of operands.map(sizeOf)) {
    count = Math.max(count, size.count);
    letters += size.letters + branches;
  }
  return { count, letters };
}

/** What need not be there costs a branch each time; without an upper end there is one more copy, which loops. */
function repeated({ count, letters }: RegexSize, min: number, max: number | null): RegexSize {
  const optional = max === null ? letters + 2 : (max - min) * (letters + 1);
  return { count: Math.max(1, max ?? min) * count, letters: min * letters + optional };
}
