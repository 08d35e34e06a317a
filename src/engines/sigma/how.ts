import type { RunSettings } from '../../contract/index.ts';
import type { Schema } from '../../event/index.ts';
import type { HowOf } from './detection.ts';
import { atPrecision } from './indexed.ts';
import { asciiLetters, unicodeLetters } from './letters.ts';
import type { Reading } from './tests.ts';

/** How constants are compared under the settings of a run. */
export function howOf({ schema, semantics }: RunSettings): HowOf {
  const fold = semantics.folding === 'unicode' ? unicodeLetters : asciiLetters;
  return (field) => ({ fold, round: field === null ? (constant) => constant : roundingOf(field, schema) });
}

/** Fields in single and half precision hold constants at that precision too, but for a bound of half precision. (eql-semantics 9.1; run on OpenSearch 2.19.1) */
function roundingOf(field: string, { fields }: Schema): Reading['round'] {
  const type = fields.get(field)?.type ?? 'double';
  return (constant, use) => (use === 'bound' && type === 'half_float' ? Math.fround(constant) : atPrecision(constant, type));
}
