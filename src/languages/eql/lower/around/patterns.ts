import type { Json } from '../../../../event/index.ts';
import type { Field, Letters, Predicate } from '../../../../ir/index.ts';
import { parseLuceneRegex } from '../../../../pattern/index.ts';
import { refused } from '../context.ts';
import { oneOf } from '../leaves.ts';
import { rawPattern } from '../raw-wildcards.ts';
import { fieldOf, type Scope, type Table, unsaid } from './scope.ts';

/** `exists`: some value of the field is in the index. */
export function existsLeaf(scope: Scope, name: Json | undefined): Predicate {
  if (typeof name !== 'string') return unsaid(scope, '`exists` names no field');
  if (!scope.fields.has(name) && [...scope.fields.keys()].some((known) => known.startsWith(`${name}.`)))
    return unsaid(scope, `${name} is an object`);
  const used = fieldOf(scope, name, null);
  return used === null ? refused(scope.origin) : { kind: 'present', field: used.field, origin: scope.origin };
}

export function prefixLeaf(scope: Scope, name: string, value: Json, options: Table): Predicate {
  const text = textOf(scope, value);
  const field = textField(scope, name);
  if (text === null || field === null) return refused(scope.origin);
  return like(scope, field, `${text.replace(/[\\*?]/g, '\\$&')}*`, options);
}

export function wildcardLeaf(scope: Scope, name: string, value: Json, options: Table): Predicate {
  const text = textOf(scope, value);
  const field = textField(scope, name);
  return text === null || field === null ? refused(scope.origin) : like(scope, field, text, options);
}

export function regexpLeaf(scope: Scope, name: string, value: Json, options: Table): Predicate {
  const source = textOf(scope, value);
  const field = textField(scope, name);
  if (source === null || field === null) return refused(scope.origin);
  const { flags } = options;
  if (flags !== undefined && flags !== 'ALL') return unsaid(scope, '`regexp` with flags is not read');
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) return unsaid(scope, `the expression ${JSON.stringify(source)} does not parse: ${parsed.message}`);
  const pattern = { kind: 'regex', source, tree: parsed.tree } as const;
  return { kind: 'matches', field, pattern, letters: lettersOf(options), origin: scope.origin };
}

/** A pattern of `*` and `?`, in which a backslash takes the next letter as it is. */
function like(scope: Scope, field: Field, text: string, options: Table): Predicate {
  const { origin } = scope;
  const letters = lettersOf(options);
  const literal = text.replace(/\\([\s\S])/g, '');
  if (!/[*?]/.test(literal) && (letters === 'exact' || !text.includes('\\')))
    return oneOf(field, [text.replace(/\\([\s\S])/g, '$1')], letters, origin);
  if (/^\*+$/.test(text)) return { kind: 'present', field, origin };
  return { kind: 'matches', field, pattern: rawPattern(text, letters), letters, origin };
}

function lettersOf({ case_insensitive: insensitive }: Table): Letters {
  return insensitive === true || insensitive === 'true' ? 'fold' : 'exact';
}

function textOf(scope: Scope, value: Json): string | null {
  if (typeof value === 'string') return value;
  unsaid(scope, `${JSON.stringify(value)} is no pattern`);
  return null;
}

function textField(scope: Scope, name: string): Field | null {
  const used = fieldOf(scope, name, '');
  if (used === null || used.family === 'string') return used?.field ?? null;
  unsaid(scope, `${name} is of the type ${used.field.type}, which has no patterns`);
  return null;
}
