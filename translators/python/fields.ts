import type { Field } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { type Context, call, refuse } from './context.ts';

import { scalar } from './text.ts';

/** Code for the list of the values of a field of `event`; null: the type has none (a diagnostic has been noted). */
export function readingOf(field: Field, context: Context): string | null {
  const { name, type, nullValue, constant } = field;
  if (constant !== undefined) return `[${scalar(constant)}]`;
  const flat = call(context, 'flat', 'event', scalar(name), ...(nullValue === null ? [] : [scalar(nullValue)]));
  switch (familyOf(type)) {
    case 'string':
    case 'text':
      return textsOf(field, flat, context);
    case 'boolean':
      return call(context, 'booleans', flat);
    case 'ip':
      return call(context, 'addresses', flat);
    case 'date':
      if (field.dateFormat !== undefined)
        return refuse(context, 'python-date', `the dates of ${name} are written in a format of their own`, field.origin);
      return call(context, type === 'date_nanos' ? 'nano_instants' : 'instants', flat);
    case 'number':
      return numbersOf(field, flat, context);
    case 'unsupported':
      return refuse(context, 'python-field-type', `a field of type ${type} has no values to test`, field.origin);
  }
}

function textsOf({ ignoreAbove, normalizer = [] }: Field, flat: string, context: Context): string {
  const texts = call(context, 'texts', flat, ...(ignoreAbove === null ? [] : [String(ignoreAbove)]));
  return normalizer.reduce((code, step) => call(context, step, code), texts);
}

function numbersOf({ type }: Field, flat: string, context: Context): string {
  switch (type) {
    case 'float':
      return call(context, 'rounded', flat, "'<f'");
    case 'half_float':
      return call(context, 'rounded', flat, "'<e'");
    case 'double':
    case 'scaled_float':
      return call(context, 'numbers', flat);
    case 'byte':
      return call(context, 'integers', flat, '-2**7', '2**7 - 1');
    case 'short':
      return call(context, 'integers', flat, '-2**15', '2**15 - 1');
    case 'integer':
      return call(context, 'integers', flat, '-2**31', '2**31 - 1');
    case 'unsigned_long':
      return call(context, 'integers', flat, '0', '2**64 - 1');
    default:
      return call(context, 'integers', flat, '-2**63', '2**63 - 1');
  }
}
