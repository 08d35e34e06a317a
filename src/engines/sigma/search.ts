import type { Scalar } from '../../event/index.ts';
import type { ComparedAs } from '../../report/index.ts';
import type { ReadField } from './fields.ts';
import type { FieldTest } from './tests.ts';

/** Where in the YAML something is written: the keys and places that lead to it. */
export type Path = readonly (string | number)[];

/** One event as searches see it. */
export interface View {
  readonly read: ReadField;
  /** Every string, number and boolean in the event as a text, whatever its field. */
  readonly anything: () => readonly string[];
}

/** What an identifier asks of an event. */
export type Search =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Search[]; readonly path: Path }
  | { readonly kind: 'not'; readonly part: Search; readonly path: Path }
  | Test;

/** One key with one value, or with several that are alternatives. */
export interface Test {
  readonly kind: 'test';
  readonly path: Path;
  /** As a rule writes it. */
  readonly text: string;
  /** Null: any field, as keywords ask. */
  readonly field: string | null;
  readonly comparedAs: ComparedAs;
  /** Some of them has to hold. */
  readonly tests: readonly FieldTest[];
}

/** Does an event have what is searched for? */
export function found(search: Search, view: View): boolean {
  switch (search.kind) {
    case 'all':
      return search.parts.every((part) => found(part, view));
    case 'any':
      return search.parts.some((part) => found(part, view));
    case 'not':
      return !found(search.part, view);
    case 'test':
      return search.tests.some((test) => passes(test, search, view));
  }
}

function passes(test: FieldTest, { field }: Test, view: View): boolean {
  if (test.kind === 'exists') return field !== null && view.read(field, true).length > 0 === test.exists;
  return valuesOf(field, view).some((value) => test.test(value, view.read));
}

/** Whether one value alone is enough; null: the test is about there being one. */
export function satisfies({ tests }: Test, value: Scalar, view: View): boolean | null {
  const alone = tests.flatMap((test) => (test.kind === 'value' ? [test.test(value, view.read)] : []));
  return alone.length === 0 ? null : alone.includes(true);
}

export function valuesOf(field: string | null, view: View): readonly Scalar[] {
  return field === null ? view.anything() : view.read(field);
}
