import type { Diagnostic } from '../../source/index.ts';
import type { ModifierName, Test, Value } from './ast.ts';
import { diagnostic } from './codes/index.ts';
import { MODIFIERS } from './modifiers.ts';

/** What is wrong with the modifiers of a test and the types of its values, as pySigma has it (sigma-target 3.3). */
export function misuseOf(test: Test): readonly Diagnostic[] {
  const { modifiers, values, field, span } = test;
  const told: Diagnostic[] = [];
  const names = modifiers.map(({ name }) => name);
  const tell = (message: string, place = span): void => void told.push(diagnostic('sigma-modifier-use', message, place));
  const types = modifiers.filter(({ name }) => MODIFIERS[name].does === 'type' && name !== 'expand');
  const [type, another] = types;
  if (another !== undefined && type !== undefined) tell(`\`${another.name}\` does not go with \`${type.name}\``, another.span);
  const places = modifiers.filter(({ name }) => MODIFIERS[name].does === 'place');
  if (places[1] !== undefined && places[0] !== undefined)
    tell(`\`${places[1].name}\` does not go with \`${places[0].name}\``, places[1].span);
  for (const [index, { name, span: place }] of modifiers.entries()) {
    if (names.indexOf(name) < index) tell(`\`${name}\` stands there twice`, place);
    const before = names.slice(0, index);
    const problem = misplaced(name, before, names);
    if (problem !== null) tell(problem, place);
  }
  if (field === null && names.some((name) => FIELD_ONLY.includes(name))) tell('a keyword has no field that could be compared');
  if (told.length === 0)
    for (const value of values) {
      const wanted = unfit(value, names);
      if (wanted !== null) told.push(diagnostic('sigma-modifier-use', wanted, value.span, helpFor(names)));
    }
  return told;
}

/** YAML 1.1 has other words for truth values; quoted they are texts in any version. */
function helpFor(names: readonly ModifierName[]): { readonly help?: string } {
  if (names.includes('exists')) return { help: 'write `true` or `false`, without quotes: `yes` and `no` are texts in YAML 1.2' };
  return {};
}

const FIELD_ONLY: readonly ModifierName[] = ['cidr', 'gt', 'gte', 'lt', 'lte', 'neq', 'exists', 'fieldref'];
const FLAGS: readonly ModifierName[] = ['i', 'm', 's'];

function misplaced(name: ModifierName, before: readonly ModifierName[], all: readonly ModifierName[]): string | null {
  const { does } = MODIFIERS[name];
  if (does === 'flag') return before.includes('re') ? null : `\`${name}\` stands behind \`re\` only`;
  if (name === 're' || name === 'cidr') {
    const wrong = all.find((other) => other !== name && !FLAGS.includes(other) && !['all', 'neq', 'expand'].includes(other));
    return wrong === undefined ? null : `\`${wrong}\` does not go with \`${name}\``;
  }
  if (['gt', 'gte', 'lt', 'lte', 'exists'].includes(name)) {
    const wrong = all.find((other) => other !== name && MODIFIERS[other].does !== 'time' && other !== 'all');
    return wrong === undefined ? null : `\`${wrong}\` does not go with \`${name}\``;
  }
  if (name === 'fieldref') {
    const wrong = all.find((other) => MODIFIERS[other].does === 'encoding');
    return wrong === undefined ? null : `\`${wrong}\` does not go with \`fieldref\``;
  }
  return null;
}

function unfit(value: Value, names: readonly ModifierName[]): string | null {
  const numeric = names.find((name) => ['gt', 'gte', 'lt', 'lte'].includes(name));
  if (numeric !== undefined) return value.kind === 'number' ? null : `\`${numeric}\` compares numbers`;
  if (names.includes('exists')) return value.kind === 'boolean' ? null : '`exists` is true or false';
  if (names.some((name) => MODIFIERS[name].does === 'time')) return null;
  const textual = names.find((name) => ['place', 'type', 'encoding', 'letters'].includes(MODIFIERS[name].does));
  if (textual === undefined || textual === 'cased' || textual === 'expand') return null;
  return value.kind === 'string' ? null : `\`${textual}\` takes texts`;
}
