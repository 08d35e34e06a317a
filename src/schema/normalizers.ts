import type { Normalizer, NormalizerStep } from '../event/index.ts';
import { type Dictionary, isDictionary, own } from './json.ts';
import { definitionsOf } from './settings.ts';

/** What the normalizers of an index do, by their names. */
export type Normalizers = (name: string) => Normalizer;

/**
 * The normalizers that the settings of an index define (`analysis.normalizer`), and the one that every index has. A mapping alone does not say
 * what a name means.
 */
export function normalizersOf(settings: unknown): Normalizers {
  const normalizers = definitionsOf(settings, 'normalizer');
  const filters = definitionsOf(settings, 'filter');
  // A filter of the index may have the name of one that every index has.
  const isKnown = (filter: unknown): filter is NormalizerStep =>
    STEPS.has(filter) && !filters.some((table) => Object.hasOwn(table, String(filter)));
  return (name) => {
    const found = normalizers.find((table) => Object.hasOwn(table, name));
    const definition = found === undefined ? undefined : own(found, name);
    if (definition === undefined) return { name, steps: name === 'lowercase' ? ['lowercase'] : null };
    return { name, steps: isDictionary(definition) ? stepsOf(definition, isKnown) : null };
  };
}

const STEPS: ReadonlySet<unknown> = new Set<NormalizerStep>(['lowercase', 'uppercase']);

function stepsOf(
  definition: Dictionary,
  isKnown: (filter: unknown) => filter is NormalizerStep,
): readonly NormalizerStep[] | null {
  const type = own(definition, 'type');
  if (type === 'lowercase') return ['lowercase'];
  if (type !== undefined && type !== 'custom') return null;
  if (listOf(own(definition, 'char_filter')).length > 0) return null;
  const filters = listOf(own(definition, 'filter'));
  return filters.every(isKnown) ? filters : null;
}

/** A list in settings may be a single value. */
function listOf(json: unknown): readonly unknown[] {
  if (json === undefined) return [];
  return Array.isArray(json) ? json : [json];
}
