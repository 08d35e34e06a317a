import { fieldsOf, LISTED_CATEGORIES } from '../../translators/sigma/category-fields.ts';
import { DATA_ROWS } from '../../translators/sigma/data-source-table.ts';
import { portableNames } from '../../translators/sigma/field-table.ts';
import { CATEGORY_ROWS } from '../../translators/sigma/log-source-table.ts';
import { type LogSource, WINDOWS_CATEGORIES, WINDOWS_SERVICES } from '../shapes/log-source.ts';

/** The fields that a rule over such events may ask for, as far as they are known: those of its category, else all of the portable taxonomy. */
export function fieldsFor({ category, product }: LogSource): readonly string[] {
  const own = category === null ? [] : fieldsOf(category);
  return own.length > 0 ? own : portableNames(product);
}

const CATEGORIES: readonly string[] = sorted([
  ...LISTED_CATEGORIES,
  ...WINDOWS_CATEGORIES.keys(),
  ...CATEGORY_ROWS.flatMap(({ places }) => Object.values(places).flatMap(({ category }) => category ?? [])),
  ...DATA_ROWS.flatMap(({ category }) => category ?? []),
]);

const PRODUCTS: readonly string[] = sorted(['linux', 'macos', 'windows', ...DATA_ROWS.flatMap(({ product }) => product ?? [])]);

/** What one part of a log source may say beside its others. */
export function valuesFor(part: keyof LogSource, { category, product }: LogSource): readonly string[] {
  if (part === 'category') return CATEGORIES;
  if (part === 'product') return PRODUCTS;
  const rows = DATA_ROWS.filter(
    (row) => (product === null || row.product === product) && (category === null || row.category === category),
  );
  const logs = product === null || product === 'windows' ? [...WINDOWS_SERVICES.keys()] : [];
  return sorted([...logs, ...rows.flatMap(({ service }) => service ?? [])]);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
