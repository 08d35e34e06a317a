/** What a target asks of one event, as a tree; a constant is decided before anything is asked. */
export type Tree<Test extends AnyTest> =
  | Test
  | Constant
  | { readonly kind: 'not'; readonly operand: Tree<Test> }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Tree<Test>[] };

/** The kinds of tests that targets have, told from those of the tree. */
interface AnyTest {
  readonly kind: 'test' | 'some' | 'pattern';
}

interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
}

export const EVERYTHING: Constant = { kind: 'constant', value: true };
export const NOTHING: Constant = { kind: 'constant', value: false };

/** A comparison or a call, as the target writes it. */
export function test(text: string): { readonly kind: 'test'; readonly text: string } {
  return { kind: 'test', text };
}

/** All of them hold; none: everything. */
export function all<Test extends AnyTest>(operands: readonly Tree<Test>[]): Tree<Test> {
  return joined('and', operands, true);
}

/** One of them holds; none: nothing. */
export function any<Test extends AnyTest>(operands: readonly Tree<Test>[]): Tree<Test> {
  return joined('or', operands, false);
}

/** `neutral` is the constant that changes nothing; the other one decides. */
function joined<Test extends AnyTest>(kind: 'and' | 'or', operands: readonly Tree<Test>[], neutral: boolean): Tree<Test> {
  if (operands.some((one) => one.kind === 'constant' && one.value !== neutral)) return neutral ? NOTHING : EVERYTHING;
  const kept = operands.filter((one) => one.kind !== 'constant');
  const [only] = kept;
  if (only === undefined) return neutral ? EVERYTHING : NOTHING;
  return kept.length === 1 ? only : { kind, operands: kept };
}

/** The complement. What is denied twice is as it was where `reversible` says so: an unknown test does not become what it was. */
export function not<Test extends AnyTest>(operand: Tree<Test>, reversible: (operand: Tree<Test>) => boolean): Tree<Test> {
  if (operand.kind === 'constant') return operand.value ? NOTHING : EVERYTHING;
  return operand.kind === 'not' && reversible(operand.operand) ? operand.operand : { kind: 'not', operand };
}
