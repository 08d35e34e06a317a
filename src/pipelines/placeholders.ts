import type { Diagnostic, PlaceholderStep, Placeholders } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { Item, Pipeline } from './model.ts';
import { inOrder } from './order.ts';

/** What pipelines say of placeholders, which are filled in where rules are read: before any condition on a rule could be asked. */
export function placeholdersIn(pipelines: readonly Pipeline[]): Pick<Placeholders, 'vars' | 'steps'> {
  const ordered = inOrder(pipelines);
  const vars = ordered.flatMap((one) => [...one.vars].map(([name, values]) => [name, values.map(pythonText)] as const));
  const steps = ordered.flatMap(({ items }) => items.flatMap((item) => stepOf(item) ?? []));
  return { vars: Object.fromEntries(vars), steps };
}

/** Entries that say what placeholders stand for, and under a condition. */
export function conditionalPlaceholders(items: readonly Item[]): readonly Diagnostic[] {
  return items.flatMap((item): readonly Diagnostic[] => {
    const { transformation, at } = item;
    const inside =
      transformation.kind === 'nest' && transformation.items.some((one) => one.transformation.kind === 'placeholders');
    if (!inside && (transformation.kind !== 'placeholders' || stepOf(item) !== null)) return [];
    const text = 'placeholders are filled in where rules are read; under a condition, or in a nested list, that is not done';
    return [diagnostic('pipeline-not-applied', text, at)];
  });
}

function stepOf({ transformation, rules, tests, names }: Item): PlaceholderStep | null {
  if (transformation.kind !== 'placeholders' || !(rules.empty && tests.empty && names.empty)) return null;
  const { as, include, exclude } = transformation;
  return { as, include, exclude };
}

/** A value as Python writes it. */
function pythonText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}
