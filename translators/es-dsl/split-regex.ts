import { parseLuceneRegex, type RegexNode } from '../../src/pattern/index.ts';

/**
 * The alternatives of an expression as expressions of their own, or null when it has but one. `|` binds loosest in Lucene's syntax, so a value
 * matches the whole when it matches one of them. What the scan finds is held against the parsed tree.
 */
export function alternativesOf(source: string, tree: RegexNode): readonly string[] | null {
  if (tree.kind !== 'union') return null;
  const parts = splitAtBars(source);
  const operands = parts.flatMap((part): readonly RegexNode[] => {
    const parsed = parseLuceneRegex(part);
    return parsed.ok ? [parsed.tree] : [];
  });
  return JSON.stringify(operands) === JSON.stringify(tree.operands) ? parts : null;
}

/** Joins neighbours again as long as they stay within a length; one that is longer stands alone. */
export function joinWithin(parts: readonly string[], longest: number): readonly string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= longest) joined[joined.length - 1] = `${last}|${part}`;
    else joined.push(part);
  }
  return joined;
}

/** Cuts at every `|` outside of parentheses, classes, quotes and escapes. */
function splitAtBars(source: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (letter === '\\') at++;
    else if (letter === '"') at = endOf(source, '"', at);
    else if (letter === '[') at = endOfClass(source, at);
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === '|' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, source.slice(start)];
}

function endOf(source: string, closing: string, from: number): number {
  const end = source.indexOf(closing, from + 1);
  return end < 0 ? source.length : end;
}

/** The first character of a class is a member, also when it is a bracket. */
function endOfClass(source: string, from: number): number {
  let at = from + (source[from + 1] === '^' ? 2 : 1);
  at += source[at] === '\\' ? 2 : 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}
