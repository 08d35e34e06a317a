import type { FieldType } from '../event/index.ts';
import { isFieldType } from './families.ts';

/** The type that rules are read against; null: one that no rule can use, whatever it is. */
export function fieldType(written: string): FieldType | null {
  return isFieldType(written) ? written : null;
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
