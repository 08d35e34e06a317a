import type { Field } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Context } from './context.ts';

/** Code for the values of a field as join keys: compared and shown as texts where the type has a usual spelling. (eql-semantics 10.3) */
export function spelled(code: string, field: Field, context: Context): string {
  switch (familyOf(field.type)) {
    case 'ip':
      context.need('addressText');
      return `${code}.map(addressText)`;
    case 'date':
      context.need('dateText');
      return `${code}.map(dateText)`;
    case 'string':
    case 'number':
    case 'boolean':
    case 'text':
    case 'unsupported':
      return code;
  }
}
