import type { Placeholders } from '../../source/index.ts';
import type { Modifier, Value } from './ast.ts';
import { MODIFIERS } from './modifiers.ts';

/** Values with everything put in for placeholders, or the first of them that has no values, or that stands under a modifier where evaluators differ. */
type Expanded =
  | { readonly values: readonly Value[] }
  | { readonly missing: string; readonly value: Value }
  | { readonly under: Modifier; readonly value: Value }
  | { readonly many: Value };

const PLACEHOLDER = /(?<!\\)%([^%]+)%/g;

/** One value can stand for no more than this. */
const MOST_VALUES = 10_000;

/** Puts values in the place of the placeholders of a test (pySigma 1.5, `SigmaString.insert_placeholders`, `replace_placeholders`). */
export function expanded(values: readonly Value[], modifiers: readonly Modifier[], given: Placeholders | undefined): Expanded {
  const found: Value[] = [];
  const under = modifiers.find(({ name }) => name === 'fieldref' || MODIFIERS[name].does === 'encoding');
  for (const value of values) {
    if (value.kind !== 'string') {
      found.push(value);
      continue;
    }
    const parts = value.value.split(PLACEHOLDER);
    if (parts.length > 1 && under !== undefined) return { under, value };
    let texts: readonly string[] = [plain(parts[0] ?? '')];
    for (let at = 1; at < parts.length; at += 2) {
      const name = parts[at] ?? '';
      const own = valuesOf(name, given);
      if (own === null) return { missing: name, value };
      const rest = plain(parts[at + 1] ?? '');
      const last = at + 2 >= parts.length && rest === '';
      if (texts.length * own.length + found.length > MOST_VALUES) return { many: value };
      texts = texts.flatMap((text) => own.map((one) => text + (last ? one : sealed(one)) + rest));
    }
    found.push(...texts.map((text): Value => ({ ...value, value: text })));
  }
  return { values: found };
}

/** A percent sign with a backslash is one. */
function plain(text: string): string {
  return text.replaceAll('\\%', '%');
}

/** A backslash at the end of a value is a letter, whatever stands behind it. */
function sealed(text: string): string {
  const [end = ''] = /\\*$/.exec(text) ?? [];
  return end.length % 2 === 0 ? text : `${text}\\`;
}

function valuesOf(name: string, placeholders: Placeholders | undefined): readonly string[] | null {
  if (placeholders === undefined) return null;
  const { given, vars = {}, steps = [] } = placeholders;
  if (Object.hasOwn(given, name)) return given[name] ?? null;
  const step = steps.find(({ include, exclude }) => include?.includes(name) ?? !(exclude ?? []).includes(name));
  if (step === undefined) return null;
  if (step.as === 'wildcard') return ['*'];
  return Object.hasOwn(vars, name) ? (vars[name] ?? null) : null;
}
