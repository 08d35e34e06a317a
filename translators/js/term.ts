import type { Scalar } from '../../src/event/index.ts';
import type { Field, Term, TermType } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Span } from '../../src/source/index.ts';
import { known } from './codes.ts';
import type { Context } from './context.ts';
import type { Fields } from './fields.ts';
import { textList } from './format.ts';
import type { HelperName } from './runtime/index.ts';
import { literal } from './text.ts';

/** A script in code: an expression over `variables`, one for each occurrence of a field, and where their values come from. */
export interface ScriptTerm {
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
        if (part.function === 'cidrMatch') return cidrMatch(part.arguments, codeOf, context);
        const given = part.arguments.map(codeOf);
        const present = given.filter((code) => code !== null);
        return present.length < given.length ? null : callCode(part, present, context);
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

/** Only text is made of dates here; their order and distance are not that of texts. */
function comparesDates({ function: name, arguments: given }: Call): boolean {
  const isDate = (part: Term) => part.kind === 'field' && familyOf(part.field.type) === 'date';
  return name !== 'string' && name !== 'concat' && given.some(isDate);
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
  const name = context.names.takeConstant('networks');
  const texts = blocks.map((block) => (block.kind === 'value' ? String(block.value) : ''));
  context.constants.push({ name, comment: null, code: `const ${name} = ${textList(texts)}.map(network);` });
  return `cidrMatch(${code}, ${name})`;
}

type Call = Extract<Term, { readonly kind: 'call' }>;

function callCode({ function: name, letters, type }: Call, given: readonly string[], context: Context): string {
  const use = (helper: HelperName, ...parts: readonly (string | undefined)[]) => {
    context.need(helper);
    return `${helper}(${parts.map((part) => part ?? 'null').join(', ')})`;
  };
  const fold = String(letters === 'fold');
  const [first, second, third, fourth] = given;
  const bits = type === 'integer' ? '32' : '64';
  switch (name) {
    case 'add':
      return use('arithmetic', first, second, bits, '(a, b) => a + b');
    case 'subtract':
      return use('arithmetic', first, second, bits, '(a, b) => a - b');
    case 'multiply':
      return use('arithmetic', first, second, bits, '(a, b) => a * b');
    case 'divide':
      return use('quotient', first, second, bits);
    case 'modulo':
      return use('arithmetic', first, second, bits, '(a, b) => a % b');
    case 'negate':
      return use('arithmetic', first, '0n', bits, '(a) => -a');
    case 'between':
      return use('between', first, second, third, fourth ?? 'false', fold);
    case 'concat':
      return use('concat', ...given);
    case 'startsWith':
    case 'endsWith':
    case 'stringContains':
      return use(name, first, second, fold);
    case 'indexOf':
      return use('indexOf', first, second, third, fold);
    case 'length':
    case 'string':
      return use(name, first);
    case 'number':
      return use('number', first, second);
    case 'substring':
      // A missing end is the end of the text, as null is.
      return use('substring', first, second, third);
    case 'eq':
      return use(letters === 'fold' ? 'equalLetters' : 'equal', first, second);
    case 'ne':
      context.need('opposite');
      return `opposite(${use(letters === 'fold' ? 'equalLetters' : 'equal', first, second)})`;
    case 'lt':
      return use('less', first, second);
    case 'le':
      return use('lessOrEqual', first, second);
    case 'gt':
      return use('less', second, first);
    case 'ge':
      return use('lessOrEqual', second, first);
    case 'cidrMatch':
      throw new Error('cidrMatch has code of its own');
  }
}
