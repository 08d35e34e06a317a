import type { Scalar } from '../../src/event/index.ts';
import type { Field, Term, TermType } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { known } from './codes.ts';
import { constant } from './constant.ts';
import type { Context, Fields } from './context.ts';
import { textList } from './format.ts';
import { CALLS, type CallSetting, TAKES_DATES } from './term-calls.ts';
import { literal } from './text.ts';

/** A script in code: an expression over `variables`, one for each occurrence of a field, and where their values come from. */
interface ScriptTerm {
  readonly code: string;
  readonly variables: readonly string[];
  /** For each variable, code that gives the values of its field. */
  readonly lists: readonly string[];
}

/** A computed value (eql-semantics 8), or null with the reason noted. */
export function scriptTerm(term: Term, fields: Fields, context: Context): ScriptTerm | null {
  const variables: string[] = [];
  const lists: string[] = [];

  function codeOf(part: Term): string | null {
    switch (part.kind) {
      case 'value':
        return valueCode(part.value, part.type);
      case 'field': {
        const list = listCode(part.field, fields, context);
        if (list === null) return null;
        const variable = `value${variables.length === 0 ? '' : variables.length + 1}`;
        variables.push(variable);
        lists.push(list);
        return variable;
      }
      case 'call': {
        if (comparesDates(part)) return refuseField('date', part.origin, context);
        const call = CALLS[part.function];
        if (call === 'networks') return cidrMatch(part.arguments, codeOf, context);
        const given = part.arguments.map(codeOf);
        const present = given.filter((code) => code !== null);
        return present.length < given.length ? null : call(present, settingOf(part, context));
      }
    }
  }

  const code = codeOf(term);
  return code === null ? null : { code, variables, lists };
}

/** Texts are strings, integers bigints, doubles numbers. */
function valueCode(value: Scalar | null, type: TermType): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'number' && type !== 'double' && Number.isInteger(value)) return `${BigInt(value)}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

function listCode(field: Field, fields: Fields, context: Context): string | null {
  const values = fields.read(field);
  if (values === null) return null;
  switch (familyOf(field.type)) {
    case 'string':
    case 'text':
    case 'boolean':
      return values;
    case 'number':
      if (field.type === 'double' || field.type === 'float' || field.type === 'half_float' || field.type === 'scaled_float')
        return values;
      context.need('bigints');
      return `bigints(${values})`;
    case 'ip':
      context.need('addressText');
      return `(${values}).map(addressText)`;
    case 'date':
      // As texts: that is all that scripts make of dates.
      if (field.type === 'date') {
        context.need('zonedText');
        return `[${values}].flat().map((each) => zonedText(each))`;
      }
      return field.dateFormat === undefined
        ? fields.read(field, 'nanoTexts')
        : refuseField(`${field.type} with a format of its own`, field.origin, context);
    case 'unsupported':
      return refuseField(field.type, field.origin, context);
  }
}

function comparesDates({ function: name, arguments: given }: Call): boolean {
  const isDate = (part: Term) => part.kind === 'field' && familyOf(part.field.type) === 'date';
  return !TAKES_DATES.has(name) && given.some(isDate);
}

function refuseField(type: string, span: Span, context: Context): null {
  context.reasons.push({
    code: known('js-field-type'),
    message: `a field of type ${type} inside a script`,
    span,
    notes: [],
    help: null,
  });
  return null;
}

/** The blocks are constants, so they are read once, when the module is loaded. */
function cidrMatch(parts: readonly Term[], codeOf: (term: Term) => string | null, context: Context): string | null {
  const [subject, ...blocks] = parts;
  const code = subject === undefined ? null : codeOf(subject);
  if (code === null) return null;
  context.need('cidrMatch');
  context.need('network');
  const texts = blocks.map((block) => (block.kind === 'value' ? String(block.value) : ''));
  const name = constant(['networks'], `${textList(texts)}.map(network)`, context);
  return `cidrMatch(${code}, ${name})`;
}

type Call = Extract<Term, { readonly kind: 'call' }>;

function settingOf({ letters, type }: Call, context: Context): CallSetting {
  return {
    use: (helper, ...parts) => {
      context.need(helper);
      return `${helper}(${parts.map((part) => part ?? 'null').join(', ')})`;
    },
    folds: letters === 'fold',
    bits: type === 'integer' ? '32' : '64',
  };
}
