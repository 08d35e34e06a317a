import type { Field, Predicate, Relation } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import { type Constant, javaText } from './constants/constant.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { parseDate, type Stretch } from './dates/index.ts';
import { hasKnownValues, type UsableField } from './fields.ts';
import { indexText, textsLeaf } from './index-texts.ts';
import { oneOf, range } from './leaves.ts';
import { isMappedBlock, MAPPED_NETWORK } from './networks.ts';
import { fieldValue, isFloating, numberOf } from './values.ts';

/** A query leaf: some value of the field stands in the relation to the constant. */
export function fieldLeaf(
  context: LowerContext,
  { field, family }: UsableField,
  relation: Relation,
  constant: Constant,
  place: Span,
  origin: Span,
): Predicate {
  switch (family) {
    case 'string':
      if (field.type === 'version' && constant.kind !== 'string') return unfit(context, field, constant, place);
      if (relation === 'eq') return textsLeaf(field, [javaText(constant)], 'exact', origin);
      return range(field, relation, indexText(field, javaText(constant)), origin);
    case 'number': {
      if (!hasKnownValues(context, field)) return refused(origin);
      const number = numberOf(constant);
      if (number === null) return unfit(context, field, constant, place);
      if (relation === 'eq') return equalLeaf(context, field, constant, place, origin);
      return range(field, relation, isFloating(field.type) ? number : number + 0, origin);
    }
    case 'boolean':
      return relation === 'eq'
        ? equalLeaf(context, field, constant, place, origin)
        : booleanOrder(context, field, relation, constant, place, origin);
    case 'ip':
      if (relation === 'eq') return equalLeaf(context, field, constant, place, origin);
      return refuse(context, 'ip-order-not-lowered', `${field.name} is an address`, origin);
    case 'date':
      return dateLeaf(context, field, relation, constant, place, origin);
  }
}

function equalLeaf(context: LowerContext, field: Field, constant: Constant, place: Span, origin: Span): Predicate {
  const value = fieldValue(field.type, constant);
  switch (value.kind) {
    case 'value':
      return oneOf(field, [value.value], 'exact', origin);
    case 'network':
      return { kind: 'in-network', field, networks: [value.network], origin };
    case 'never':
      return { kind: 'constant', value: false, origin };
    case 'unfit':
      if (field.type === 'ip' && isMappedBlock(javaText(constant)))
        return refuse(context, 'mapped-network', MAPPED_NETWORK, place, 'write the IPv4 block');
      return unfit(context, field, constant, place);
  }
}

/** False is before true, so an order test names the values that pass it. */
function booleanOrder(
  context: LowerContext,
  field: Field,
  relation: Exclude<Relation, 'eq'>,
  constant: Constant,
  place: Span,
  origin: Span,
): Predicate {
  const bound = fieldValue(field.type, constant);
  if (bound.kind !== 'value') return unfit(context, field, constant, place);
  const passes = (value: boolean): boolean => {
    const order = Number(value) - Number(bound.value);
    return (
      (relation === 'lt' && order < 0) ||
      (relation === 'le' && order <= 0) ||
      (relation === 'gt' && order > 0) ||
      (relation === 'ge' && order >= 0)
    );
  };
  return oneOf(field, [false, true].filter(passes), 'exact', origin);
}

function dateLeaf(
  context: LowerContext,
  field: Field,
  relation: Relation,
  constant: Constant,
  place: Span,
  origin: Span,
): Predicate {
  const text = constant.kind === 'string' || constant.kind === 'integer' ? javaText(constant) : null;
  const stretch = text === null ? null : parseDate(text, field.dateFormat);
  if (text === null || stretch === null) {
    const help =
      field.dateFormat === undefined
        ? 'write an ISO date such as "2020-02-02T10:00:00Z", epoch milliseconds, or date math such as "now-1d"'
        : `write it in the format of the mapping, ${field.dateFormat.text}, or as date math such as "now-1d"`;
    return refuse(context, 'constant-does-not-fit', `${field.name} is a date; this is none`, place, help);
  }
  if (field.type === 'date_nanos' && !fitsNanos(stretch)) {
    return refuse(context, 'constant-does-not-fit', `${field.name} holds the years 1970 to 2262 only`, place);
  }
  return { kind: 'date-range', field, relation, text, ...stretch, origin };
}

/** Nanoseconds since 1970 in 63 bits (run on OpenSearch 2.19.1). */
function fitsNanos({ from, to }: Stretch): boolean {
  return (from ?? 0) >= 0 && (to ?? 0) < 9_223_372_036_854;
}

function unfit(context: LowerContext, field: Field, constant: Constant, place: Span): Predicate {
  const message = `${field.name} is of type ${field.type}; ${JSON.stringify(javaText(constant))} is no such value`;
  return refuse(context, 'constant-does-not-fit', message, place);
}
