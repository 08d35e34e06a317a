import type { Predicate, Relation } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Span } from '../../../source/index.ts';
import { text } from '../../eql/lower/constants/constant.ts';
import { refuse as refuseAsEql, refused } from '../../eql/lower/context.ts';
import { parseDateFormat } from '../../eql/lower/dates/index.ts';
import { fieldLeaf } from '../../eql/lower/field-leaf.ts';
import { type UsableField, useField, useWhole } from '../../eql/lower/fields.ts';
import type { Literal, Range, RangeOperator } from '../ast.ts';
import { isLoneWildcard, plainText, spelled } from '../literals.ts';
import { type KqlContext, refuse } from './context.ts';
import { nestedAbove } from './fields.ts';
import { patternLeaf } from './patterns.ts';
import { refuseText, resolveWhole, wordsLeaf } from './words.ts';

/** `field: value`: presence, a pattern, or equality by the type of the field. */
export function valueLeaf(context: KqlContext, name: string, value: Literal, place: Span, origin: Span): Predicate {
  if (isLoneWildcard(value)) return presence(context, name, place, origin);
  if (!value.quoted && plainText(value) === 'null')
    return refuse(context, 'kql-null', 'Kibana sends this as a null, which Elasticsearch refuses', value.span, NULL_HELP);
  const facts = context.schema.fields.get(name);
  if (
    facts !== undefined &&
    facts.conflict === undefined &&
    familyOf(facts.type) === 'text' &&
    nestedAbove(context.schema, name) === null
  )
    return wordsLeaf(context, { name, facts, place }, value, origin);
  const used = valuesOf(context, name, place);
  if (used === null) return refused(origin);
  const plain = plainText(value);
  return plain === null
    ? patternLeaf(context, used, value, origin)
    : fieldLeaf(context, used, 'eq', text(plain), value.span, origin);
}

const NULL_HELP = 'absence is `not field: *`; the text is `"null"`';

const RELATIONS: Readonly<Record<RangeOperator, Exclude<Relation, 'eq'>>> = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' };

/** `field >= value`. A wildcard is a star here, as in Kibana. */
export function boundLeaf(context: KqlContext, name: string, { operator, value, span }: Range, place: Span): Predicate {
  const used = valuesOf(context, name, place);
  return used === null ? refused(span) : fieldLeaf(context, used, RELATIONS[operator], text(spelled(value)), value.span, span);
}

/** A text field is present as a whole, whatever its words; so is a flattened one. */
function presence(context: KqlContext, name: string, place: Span, origin: Span): Predicate {
  const nested = nestedAbove(context.schema, name);
  if (nested !== null) return insideNested(context, name, nested, place);
  const reference = referenceTo(name, place);
  const facts = context.schema.fields.get(name);
  if (facts !== undefined && facts.conflict === undefined && ['text', 'unsupported'].includes(familyOf(facts.type)))
    return facts.keeps === 'nothing' || ['object', 'nested'].includes(facts.type)
      ? refuse(context, 'kql-field-type', `${name} is of the type ${facts.type}, whose presence no search finds`, place)
      : { kind: 'present', field: resolveWhole(context, name, place), origin };
  const used = useWhole(context, reference);
  return used === null ? refused(origin) : { kind: 'present', field: used.field, origin };
}

/** A field whose values are compared as a whole; null after telling why it is none. */
function valuesOf(context: KqlContext, name: string, place: Span): UsableField | null {
  const nested = nestedAbove(context.schema, name);
  const facts = context.schema.fields.get(name);
  if (nested !== null) insideNested(context, name, nested, place);
  else if (facts === undefined) return useField(context, referenceTo(name, place));
  else if (facts.conflict !== undefined)
    refuse(
      context,
      'kql-field-type',
      `${name} is of type ${facts.conflict.join(' in one index and of type ')} in another`,
      place,
    );
  else if (familyOf(facts.type) === 'text')
    refuseText(context, { name, facts, place }, 'the order of whose words an index alone knows');
  else if (familyOf(facts.type) === 'unsupported')
    refuse(
      context,
      'kql-field-type',
      `${name} is of type ${facts.writtenType ?? facts.type}, which has no values to compare`,
      place,
    );
  else if (facts.normalizer !== undefined && facts.normalizer.steps === null) {
    const message = `${name} is normalised by ${JSON.stringify(facts.normalizer.name)}, and what that does is not known here`;
    refuseAsEql(context, 'normalizer-unread', message, place);
  } else if (facts.dateFormat !== undefined && parseDateFormat(facts.dateFormat) === null) {
    const message = `${name} holds dates of the format ${JSON.stringify(facts.dateFormat)}, which are not read here`;
    refuseAsEql(context, 'date-format-unread', message, place);
  } else return useField(context, referenceTo(name, place));
  return null;
}

function insideNested(context: KqlContext, name: string, nested: string, place: Span): Predicate {
  return refuse(context, 'kql-nested', `${name} lies inside the nested objects of ${nested}`, place);
}

function referenceTo(name: string, span: Span): Parameters<typeof useField>[1] {
  return { kind: 'field', path: [name], name, optional: false, span };
}
