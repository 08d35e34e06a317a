import { CORE_SCHEMA, Type } from 'js-yaml';

const INTEGER = /^(?:[-+]?(?:0|[1-9]\d*)|0o[0-7]+|0x[\da-fA-F]+)$/;
const FLOAT = /^[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const NAMED_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * Scalars as YAML 1.2 resolves them, but for digits behind a leading zero: they are texts, as loaders of YAML 1.1 keep most of them and as
 * whoever writes `00000429` means.
 */
export const SIGMA_SCHEMA = CORE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:int', {
      kind: 'scalar',
      resolve: (text: unknown) => typeof text === 'string' && INTEGER.test(text) && Number.isFinite(Number(text)),
      construct: Number,
    }),
    new Type('tag:yaml.org,2002:float', {
      kind: 'scalar',
      resolve: (text: unknown) => typeof text === 'string' && (FLOAT.test(text) || NAMED_FLOAT.test(text)),
      construct: (text: string) => (NAMED_FLOAT.test(text) ? named(text) : Number(text)),
    }),
  ],
});

function named(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
