import type { FieldType } from '../event/index.ts';

const NAMED: ReadonlySet<string> = new Set<FieldType>([
  ...(['keyword', 'constant_keyword', 'wildcard', 'flattened', 'version', 'text', 'match_only_text'] as const),
  ...(['long', 'integer', 'short', 'byte', 'unsigned_long', 'double', 'float', 'half_float', 'scaled_float'] as const),
  ...(['boolean', 'ip', 'date', 'date_nanos', 'nested', 'object', 'geo_point'] as const),
]);

/** The type that rules are read against; null: one that no rule can use, whatever it is. */
export function fieldType(written: string): FieldType | null {
  return isNamed(written) ? written : null;
}

function isNamed(written: string): written is FieldType {
  return NAMED.has(written);
}

/**
 * The type under which a cluster reports a field to EQL. Those of one family go together where indices differ; two numbers of different
 * types do not. (eql-semantics 1.6)
 */
export function reportedType(type: FieldType): string {
  switch (type) {
    case 'constant_keyword':
    case 'wildcard':
      return 'keyword';
    case 'match_only_text':
      return 'text';
    default:
      return type;
  }
}
