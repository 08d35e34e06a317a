import { type Field, fold, type Matches, type Predicate, termFields, wholeValues } from '../../src/ir/index.ts';
import { lengthRange } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { type JsCode, known } from './codes.ts';
import { constant } from './constant.ts';
import type { Context, Fields } from './context.ts';
import { textList } from './format.ts';
import { type Reading, readerBody } from './reader.ts';
import { commentText } from './text.ts';

interface Use {
  readonly field: Field;
  /** The condition could hold for a value longer than the field keeps. */
  readonly limited: boolean;
}

/** Prepares the readers: one for each field, which minds `ignore_above` only where a condition could tell. */
export function fieldsOf(where: Predicate, context: Context): Fields {
  return context.fields ?? fieldsUsed(usesOf(where, context), context, (variable, reading) => `${variable} ??= ${reading}`);
}

/**
 * The same for predicates of many rules, each with the context of its rule. What a reader gives is kept in a variable until somebody
 * forgets it, and its code is closed: more than an argument may be made of it.
 */
export function sharedFields(wheres: Iterable<readonly [Predicate, Context]>, context: Context): Fields {
  const uses = Array.from(wheres, ([where, own]) => usesOf(where, own)).flat();
  return fieldsUsed(uses, context, (variable, reading) => `(${variable} ??= ${reading})`);
}

function fieldsUsed(all: readonly Use[], context: Context, keeping: (variable: string, reading: string) => string): Fields {
  const uses = byField(all);
  const code = new Map<string, string | null>();
  const variables: string[] = [];

  function define(field: Field, asked?: Reading): string | null {
    const reading = asked ?? readingOf(field, context);
    if (reading === null) return null;
    const same = uses.get(keyOf(field)) ?? [];
    const limit = same.some((use) => use.limited) ? field.ignoreAbove : null;
    const reader = readerNamed(field, readerBody(field, reading, limit, layoutsOf(field), context.need));
    if (same.length < 2) return `${reader}(event)`;
    const variable = variableNamed(field, reader);
    if (!variables.includes(variable)) variables.push(variable);
    return keeping(variable, `${reader}(event)`);
  }

  /** The constant that says how the dates of a field are written; null: as by default. */
  function layoutsOf(field: Field): string | null {
    if (field.dateFormat === undefined) return null;
    const layouts = field.dateFormat.layouts.map(({ pattern, parts }) => `  [/${pattern}/u, ${textList(parts)}],`);
    return constant([field.name, 'layouts'], `[\n${layouts.join('\n')}\n]`, context, commentText(field.dateFormat.text));
  }

  /** Items of a sequence that read a field in the same way share the reader. */
  function readerNamed(field: Field, body: string): string {
    const known = context.readerNames.get(body);
    if (known !== undefined) return known;
    const name = context.names.take('read', field.name);
    context.readers.push({ name, comment: commentText(field.name), code: `function ${name}(event) {\n${body}\n}` });
    context.readerNames.set(body, name);
    return name;
  }

  /** The variable belongs to one item, its name to all that use the reader. */
  function variableNamed(field: Field, reader: string): string {
    const known = context.variableNames.get(reader);
    if (known !== undefined) return known;
    const name = context.names.take(field.name);
    context.variableNames.set(reader, name);
    return name;
  }

  return {
    variables,
    read(field, reading) {
      const key = `${keyOf(field)} ${reading ?? ''}`;
      const known = code.get(key);
      if (known !== undefined) return known;
      const defined = define(field, reading);
      code.set(key, defined);
      return defined;
    },
  };
}

/** Looked up by field: an item may have hundreds of them, each with a key of its own. */
function byField(uses: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Use[]>();
  for (const use of uses) {
    const key = keyOf(use.field);
    const known = found.get(key);
    if (known === undefined) found.set(key, [use]);
    else known.push(use);
  }
  return found;
}

function keyOf(field: Field): string {
  const { name, type, ignoreAbove, nullValue, constant, normalizer, dateFormat } = field;
  return JSON.stringify([name, type, ignoreAbove, nullValue, constant, normalizer, dateFormat?.text]);
}

function usesOf(where: Predicate, context: Context): readonly Use[] {
  const all = (node: { readonly operands: readonly (readonly Use[])[] }) => node.operands.flat();
  const limited = (node: { readonly field: Field }) => [{ field: node.field, limited: true }];
  return fold<readonly Use[]>(where, {
    constant: () => [],
    and: all,
    or: all,
    not: (node) => node.operand,
    present: limited,
    range: limited,
    'date-range': limited,
    'in-network': limited,
    'one-of': (node) => [
      { field: node.field, limited: outgrows(Math.max(...node.values.map((value) => String(value).length)), node.field) },
    ],
    matches: (node) => [{ field: node.field, limited: outgrows(longestMember(node, context), node.field) }],
    words: (node) => [{ field: wholeValues(node).field, limited: false }],
    anywhere: () => [],
    computed: (node) => termFields(node.term).map((field) => ({ field, limited: true })),
  });
}

function longestMember({ pattern, letters }: Matches, context: Context): number {
  return lengthRange(pattern, letters, context.rule.semantics.folding).max ?? Infinity;
}

function outgrows(longest: number, field: Field): boolean {
  return field.ignoreAbove !== null && longest > field.ignoreAbove;
}

/** More segments than any mapping allows: reading would take more than a glance. */
const MOST_SEGMENTS = 50;

function readingOf(field: Field, context: Context): Reading | null {
  const refuse = (code: JsCode, message: string) => {
    context.reasons.push({ code: known(code), message, span: field.origin, notes: [], help: null });
    return null;
  };
  if (field.name.split('.').length > MOST_SEGMENTS)
    return refuse('js-field-depth', `more than ${MOST_SEGMENTS} segments in a field name`);
  switch (familyOf(field.type)) {
    case 'string':
    case 'text':
      return 'texts';
    case 'boolean':
      return 'booleans';
    case 'ip':
      return 'addresses';
    case 'date':
      return field.type === 'date_nanos' ? 'nanoInstants' : 'instants';
    case 'number':
      return numericReading(field);
    case 'unsupported':
      return refuse('js-field-type', `a field of type ${field.type} has no values to test`);
  }
}

function numericReading(field: Field): Reading {
  switch (field.type) {
    case 'float':
      return 'floats';
    case 'half_float':
      return 'halfFloats';
    case 'double':
    case 'scaled_float':
      return 'numbers';
    default:
      return 'integers';
  }
}
