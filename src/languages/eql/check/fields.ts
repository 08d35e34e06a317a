import type { Schema } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { integrationOf } from '../../../schema/index.ts';
import { similar } from '../../../source/index.ts';
import type { AnyNode, FieldReference } from '../ast.ts';
import { parseDateFormat } from '../lower/index.ts';
import { type CheckContext, each } from './context.ts';

/** Look-alikes are searched for among this many names only: a query with more is nobody's slip of the pen. */
const SUGGESTIONS = 50;

const OPTIONAL = 'mark it optional with `?` if it may be unmapped';

/** Fields the mapping lacks: an error under strict checking unless optional, else a warning; once per name. */
export function checkUnknownFields(context: CheckContext): void {
  const seen = new Set<string>();
  const known = mappedNames(context);
  each(context, 'field', (field) => {
    if (context.schema.fields.get(field.name)?.origin === 'mapping' || field.optional || seen.has(field.name)) return;
    seen.add(field.name);
    // The default mapping is that of ECS alone: what an integration adds is no slip of the pen.
    if (!context.strict && !context.mappingGiven && integrationOf(field.name) !== null) return;
    const help = suggestion(field.name, known);
    if (context.strict) context.report('unmapped-field', `the mapping has no field ${field.name}`, field.span, { help });
    else context.report('unknown-field', `the mapping has no field ${field.name}; its type is guessed`, field.span, { help });
  });
}

/**
 * Optional fields that a given mapping lacks, once per name: whether any searched index maps them decides what Elasticsearch
 * answers, and here they are read as mapped. (eql-semantics 3.5)
 */
export function checkOptionalFields(context: CheckContext): void {
  if (!context.mappingGiven) return;
  const seen = new Set<string>();
  each(context, 'field', ({ name, optional, span }) => {
    if (!optional || context.schema.fields.get(name)?.origin === 'mapping' || seen.has(name)) return;
    seen.add(name);
    const help = 'add the field to the mapping, or leave the condition out where nothing maps it';
    context.report('optional-unmapped', `the mapping has no field ${name}; it is read as if it were mapped`, span, { help });
  });
}

/**
 * Fields of an index whose values do not stand in its events, once per name: constants that the mapping leaves open, what scripts of the
 * index compute, and what is copied from other fields. Events are read as they are. (eql-semantics 9.1, 9.3)
 */
export function checkIndexValues(context: CheckContext): void {
  const seen = new Set<string>();
  each(context, 'field', ({ name, span }) => {
    const facts = context.schema.fields.get(name);
    if (facts === undefined || seen.has(name) || !context.mappingGiven) return;
    seen.add(name);
    if (facts.type === 'constant_keyword' && facts.constant === undefined) {
      const message = `the mapping gives ${name} no value, or several; here an event has the value that it carries`;
      const help = 'the first document sets it for the whole index: put it into the mapping as "value"';
      context.report('index-constant', message, span, { help });
    }
    if (facts.derived === undefined) return;
    const source = facts.derived === 'script' ? 'are computed by a script of the index' : 'are copied from other fields too';
    context.report('values-not-in-event', `the values of ${name} ${source}; here an event has those that it carries`, span);
  });
}

/** Of a field whose normalizer is not known here only the presence of values can be asked. (eql-semantics 9.1) */
export function checkNormalizedFields(context: CheckContext): void {
  const presence = new Set<AnyNode>();
  each(context, 'comparison', ({ left, right }) => {
    if (right.kind === 'null') presence.add(left);
    if (left.kind === 'null') presence.add(right);
  });
  each(context, 'field', (field) => {
    const facts = context.schema.fields.get(field.name);
    const exact = facts?.exactSubfield ? context.schema.fields.get(`${field.name}.${facts.exactSubfield}`) : facts;
    const normalizer = exact?.normalizer;
    if (normalizer === undefined || normalizer.steps !== null || presence.has(field)) return;
    const message = `${field.name} is normalised by ${JSON.stringify(normalizer.name)}, and what that does is not known here`;
    const help = 'give the settings of the index with its mapping, or ask a sub-field without a normalizer';
    context.report('normalizer-unread', message, field.span, { help });
  });
}

/** The field of event categories must exist where a category is asked for. (eql-semantics 1.6) */
export function checkCategoryField(context: CheckContext): void {
  if (context.schema.fields.get(context.categoryField)?.origin === 'mapping') return;
  let reported = false;
  each(context, 'category', (category) => {
    if (category.any || reported) return;
    reported = true;
    const message = `the mapping has no field ${context.categoryField} to compare the event category with`;
    context.report(context.strict ? 'category-not-mapped' : 'unknown-field', message, category.span, {
      help: 'use `any` to match all categories',
    });
  });
}

/** Fields no condition and no key can use. (eql-semantics 1.6) */
export function checkUnusableFields(context: CheckContext): void {
  each(context, 'field', (field) => {
    const nested = nestedParent(field, context.schema);
    if (nested !== null) {
      context.report('inside-nested', `${field.name} lies inside the nested objects of ${nested}`, field.span);
      return;
    }
    const facts = context.schema.fields.get(field.name);
    if (facts === undefined) return;
    const family = familyOf(facts.type);
    if (family === 'text' && facts.exactCandidates !== undefined) {
      const names = facts.exactCandidates.map((name) => `${field.name}.${name}`).join(', ');
      const message = `${field.name} is analysed text with several exact sub-fields`;
      context.report('text-without-exact', message, field.span, { help: `name one of them: ${names}` });
    } else if (family === 'text' && facts.exactSubfield === null) {
      const message = `${field.name} is analysed text without an exact sub-field`;
      const parent = facts.path ?? parentField(field.name, context.schema);
      context.report('text-without-exact', message, field.span, parent === null ? {} : { help: `use ${parent}` });
    }
    if (facts.dateFormat !== undefined && parseDateFormat(facts.dateFormat) === null) {
      const message = `${field.name} holds dates of the format ${JSON.stringify(facts.dateFormat)}, which are not read here`;
      context.report('date-format-unread', message, field.span);
    }
    if (facts.conflict !== undefined) {
      const message = `${field.name} is of type ${facts.conflict.join(' in one index and of type ')} in another`;
      context.report('field-type-conflict', message, field.span);
    } else if (family === 'unsupported') {
      const type = facts.writtenType ?? facts.type;
      context.report('unsupported-field-type', `${field.name} is of type ${type}, which EQL does not support`, field.span);
    }
  });
}

function nestedParent(field: FieldReference, schema: Schema): string | null {
  const path = schema.fields.get(field.name)?.path ?? field.name;
  return [...ancestors(field.name), ...ancestors(path)].find((name) => schema.fields.get(name)?.type === 'nested') ?? null;
}

/** The field that `x.text` is a sub-field of. */
function parentField(name: string, schema: Schema): string | null {
  const [parent] = ancestors(name);
  return parent !== undefined && schema.fields.get(parent)?.origin === 'mapping' ? parent : null;
}

/** `a.b.c` lies in `a.b` and `a`. */
function ancestors(name: string): readonly string[] {
  const segments = name.split('.');
  return segments.slice(1).map((_, index) => segments.slice(0, segments.length - 1 - index).join('.'));
}

/** The mapped fields that the query names: look-alikes come from these alone, not from all that an index has. (eql-semantics 1.6) */
function mappedNames(context: CheckContext): readonly string[] {
  const names = new Set<string>();
  each(context, 'field', ({ name }) => {
    if (names.size < SUGGESTIONS && context.schema.fields.get(name)?.origin === 'mapping') names.add(name);
  });
  return [...names];
}

/** Those of some names that differ by a slip of the pen. */
function suggestion(name: string, known: readonly string[]): string {
  const close = similar(
    name,
    known.filter((candidate) => differsInOnePlace(name, candidate)),
  );
  return close.length > 0 ? `did you mean ${close.join(', ')}?` : OPTIONAL;
}

const SLIP = 3;

/** True when a few characters in a row, all in one segment, turn one name into the other. */
function differsInOnePlace(name: string, other: string): boolean {
  const shorter = Math.min(name.length, other.length);
  const longer = Math.max(name.length, other.length);
  if (longer - shorter > SLIP) return false;
  let start = 0;
  while (start < shorter && name[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && name[name.length - 1 - end] === other[other.length - 1 - end]) end++;
  if (longer - start - end > SLIP) return false;
  return !name.slice(start, name.length - end).includes('.') && !other.slice(start, other.length - end).includes('.');
}
