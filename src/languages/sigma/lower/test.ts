import { allOf, anyOf, type Predicate } from '../../../ir/index.ts';
import { isNonEmpty } from '../../../source/index.ts';
import type { Test, Value } from '../ast.ts';
import { hasModifier, MODIFIERS } from '../modifiers.ts';
import { expanded } from '../placeholders.ts';
import { type LowerContext, refuse } from './context.ts';
import { fieldReference } from './field-reference.ts';
import { type UsedField, useField } from './fields.ts';
import { isAddress, isBlock, isMappedBlock } from './networks.ts';
import { fieldLeaf, plainText, textPredicate } from './texts.ts';

/** What a test asks of an event. */
export function testPredicate(context: LowerContext, test: Test): Predicate {
  const time = test.modifiers.find(({ name }) => MODIFIERS[name].does === 'time');
  if (time !== undefined) return refuse(context, 'sigma-time-part', `\`${time.name}\` asks for a part of a time`, time.span);
  if (hasModifier(test, 'expand')) return unfilled(context, test);
  const used = test.field === null ? null : useField(context, test.field, test.place);
  if (test.field !== null && used === null) return { kind: 'constant', value: false, origin: test.span };
  const each = test.values.map((value) =>
    used === null ? keyword(context, test, value) : valuePredicate(context, test, used, value),
  );
  const joined = hasModifier(test, 'all') ? allOf(each, test.span) : anyOf(each, test.span);
  return hasModifier(test, 'neq') ? { kind: 'not', operand: joined, origin: test.span } : joined;
}

/** Placeholders that nothing could be put in for. */
function unfilled(context: LowerContext, { values, modifiers, span }: Test): Predicate {
  const found = expanded(values, modifiers, context.placeholders);
  if ('missing' in found) {
    const help = `give them with --placeholder ${found.missing}=VALUE,VALUE`;
    return refuse(context, 'sigma-placeholder', `the placeholder %${found.missing}% has no values`, found.value.span, help);
  }
  if ('under' in found) {
    const text = `evaluators differ on placeholders under \`${found.under.name}\``;
    return refuse(context, 'sigma-placeholder', text, found.under.span);
  }
  return refuse(context, 'sigma-placeholder', 'the placeholders stand for too many values', span);
}

function keyword(context: LowerContext, test: Test, value: Value): Predicate {
  if (value.kind === 'null') return refuse(context, 'sigma-value', 'a keyword is a text', value.span);
  return textPredicate(context, test, value, (pattern, letters, { span: origin }) => ({
    kind: 'anywhere',
    pattern,
    letters,
    origin,
  }));
}

function valuePredicate(context: LowerContext, test: Test, used: UsedField, value: Value): Predicate {
  const { field, family } = used;
  const origin = value.span;
  const present: Predicate = { kind: 'present', field, origin };
  if (hasModifier(test, 'exists'))
    return value.kind === 'boolean' && value.value ? present : { kind: 'not', operand: present, origin };
  if (value.kind === 'null') return { kind: 'not', operand: present, origin };
  if (hasModifier(test, 'fieldref')) return fieldReference(context, test, used, value);
  if (hasModifier(test, 'cidr')) return network(context, used, value);
  const relation = test.modifiers.find(({ name }) => ['gt', 'gte', 'lt', 'lte'].includes(name))?.name;
  if (relation !== undefined && value.kind === 'number') {
    if (family !== 'number')
      return refuse(
        context,
        field.type === 'keyword' ? 'sigma-mixed-types' : 'sigma-field-type',
        `${field.name} is compared as a number, and is of type ${field.type}`,
        origin,
      );
    const bound = { value: value.value, inclusive: relation.endsWith('e') };
    if (!isExact(value.value)) return refuse(context, 'sigma-number', 'the number is not exact', origin);
    return relation.startsWith('g')
      ? { kind: 'range', field, lower: bound, upper: null, origin }
      : { kind: 'range', field, lower: null, upper: bound, origin };
  }
  switch (family) {
    case 'string':
    case 'text':
      return textPredicate(context, test, value, fieldLeaf(used));
    case 'number':
      return scalar(context, test, used, value, (text) =>
        /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && isExact(Number(text)) ? Number(text) : null,
      );
    case 'boolean':
      return scalar(context, test, used, value, (text) => (/^true$/i.test(text) ? true : /^false$/i.test(text) ? false : null));
    case 'ip':
      return scalar(context, test, used, value, (text) => (isAddress(text) ? text : null));
    case 'date':
      return refuse(context, 'sigma-field-type', `${field.name} is a date`, origin);
  }
}

/** A whole value of a field that holds no texts; `read` says what the text of a value is there. */
function scalar(
  context: LowerContext,
  test: Test,
  { field }: UsedField,
  value: Exclude<Value, { readonly kind: 'null' }>,
  read: (text: string) => number | boolean | string | null,
): Predicate {
  const written = value.kind === 'string' ? plainText(value.value) : String(value.value);
  const plain = test.modifiers.every(({ name }) => name === 'cased' || name === 'all' || name === 'neq');
  if (value.kind === 'number' && !isExact(value.value))
    return refuse(context, 'sigma-number', 'the number is not exact', value.span);
  if (value.kind === 'string' && plain && piecesAny(value.value)) return { kind: 'present', field, origin: value.span };
  const found = plain && written !== null ? read(written) : null;
  // An empty text is no number, date or address: no event has it there.
  if (found === null && written === '' && plain) return { kind: 'constant', value: false, origin: value.span };
  if (found === null)
    return refuse(context, 'sigma-field-type', `${field.name} is of type ${field.type}, which this does not fit`, value.span);
  return { kind: 'one-of', field, values: [found], letters: 'exact', origin: value.span };
}

function piecesAny(written: string): boolean {
  return /^\*+$/.test(written);
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function network(
  context: LowerContext,
  { field, family }: UsedField,
  value: Exclude<Value, { readonly kind: 'null' }>,
): Predicate {
  const text = String(value.value).trim();
  if (!isBlock(text) || isMappedBlock(text))
    return refuse(context, 'sigma-network', `${JSON.stringify(text.slice(0, 60))} is no block of addresses`, value.span);
  const networks = [text];
  if (family === 'ip' && isNonEmpty(networks)) return { kind: 'in-network', field, networks, origin: value.span };
  return refuse(
    context,
    field.type === 'keyword' ? 'sigma-mixed-types' : 'sigma-field-type',
    `${field.name} is compared as an address, and is of type ${field.type}`,
    value.span,
  );
}
