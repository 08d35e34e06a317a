import type { Schema } from '../../../event/index.ts';
import { compileMatcher, type WildcardPart, wildcard } from '../../../pattern/index.ts';
import type { Literal } from '../ast.ts';
import { plainText } from '../literals.ts';

/**
 * The fields that a name means: itself, or with wildcards every field of the mapping that fits, but for objects, which have no values.
 * Fields that other parts of the query name are none of the mapping.
 */
export function fieldsNamed({ fields }: Schema, name: Literal): readonly string[] {
  const plain = plainText(name);
  if (plain !== null) return [plain];
  const fits = compileMatcher(patternOf(name.pieces), 'exact', 'ascii');
  if (fits === null) return [];
  return [...fields].flatMap(([field, { origin, type }]) =>
    origin === 'mapping' && type !== 'object' && type !== 'nested' && fits(field) ? [field] : [],
  );
}

/** Texts with any run of letters between them. */
export function patternOf([first, ...others]: Literal['pieces']): ReturnType<typeof wildcard> {
  const literal = (text: string): WildcardPart => ({ kind: 'literal', text });
  return wildcard([literal(first), ...others.flatMap((text): readonly WildcardPart[] => [{ kind: 'any-run' }, literal(text)])]);
}

/** The nested object that a field lies in; null: none. */
export function nestedAbove({ fields }: Schema, name: string): string | null {
  const path = fields.get(name)?.path ?? name;
  for (const one of [name, path])
    for (let dot = one.lastIndexOf('.'); dot > 0; dot = one.lastIndexOf('.', dot - 1))
      if (fields.get(one.slice(0, dot))?.type === 'nested') return one.slice(0, dot);
  return null;
}
