import type { Context } from './context.ts';

/** The name of a constant of the module that is this code; what is asked for twice under the same words has one name, made of them. */
export function constant(words: readonly string[], code: string, context: Context, comment: string | null = null): string {
  const key = [...words, code].join('\n');
  const known = context.constantNames.get(key);
  if (known !== undefined) return known;
  const name = context.names.takeConstant(...words);
  context.constants.push({ name, comment, code: `const ${name} = ${code};` });
  context.constantNames.set(key, name);
  return name;
}
