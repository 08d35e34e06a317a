import { isNonEmpty } from '../source/index.ts';
import type { TextPattern, WildcardPart } from './text-pattern.ts';

/** A wildcard pattern; the empty text is one empty literal. */
export type WildcardPattern = Extract<TextPattern, { readonly kind: 'wildcard' }>;

/** What a wildcard pattern asks, by its outline; see `shapeOf`. */
type WildcardShape = 'exact' | 'prefix' | 'suffix' | 'contains' | 'any' | 'non-empty' | 'inner';

const ANY_RUN = { kind: 'any-run' } as const;
const ONE = { kind: 'one' } as const;

/** EQL's pattern language: `*` and `?` and nothing else, a backslash is itself (eql-semantics 6.1). Never fails. */
export function parseWildcard(text: string): WildcardPattern {
  const parts: WildcardPart[] = [];
  for (const piece of text.split(/([*?])/)) parts.push(piece === '*' ? ANY_RUN : piece === '?' ? ONE : literal(piece));
  return wildcard(parts);
}

/**
 * The syntax of Lucene's wildcard query: `\x` is the character x, a lone backslash at the end is itself
 * (eql-semantics 6.2). This is how `endsWith` and `stringContains` read their constants (6.3). Never fails.
 */
export function parseRawWildcard(text: string): WildcardPattern {
  const parts: WildcardPart[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '*') parts.push(ANY_RUN);
    else if (character === '?') parts.push(ONE);
    else if (character === '\\' && at + 1 < text.length) parts.push(literal(text.charAt(++at)));
    else parts.push(literal(character));
  }
  return wildcard(parts);
}

/** The pattern of these parts, adjacent literals merged and empty ones dropped; no parts mean the empty string. */
export function wildcard(parts: readonly WildcardPart[]): WildcardPattern {
  const merged: WildcardPart[] = [];
  let text = '';
  for (const part of parts) {
    if (part.kind === 'literal') {
      text += part.text;
      continue;
    }
    if (text !== '') merged.push(literal(text));
    text = '';
    merged.push(part);
  }
  if (text !== '') merged.push(literal(text));
  return { kind: 'wildcard', parts: isNonEmpty(merged) ? merged : [literal('')] };
}

/** Strings that begin with `text`, all of it literal. */
export function prefixPattern(text: string): WildcardPattern {
  return wildcard([literal(text), ANY_RUN]);
}

/** Strings that end with `text`, all of it literal. */
export function suffixPattern(text: string): WildcardPattern {
  return wildcard([ANY_RUN, literal(text)]);
}

/** Strings that contain `text`, all of it literal. */
export function containsPattern(text: string): WildcardPattern {
  return text === '' ? wildcard([ANY_RUN]) : wildcard([ANY_RUN, literal(text), ANY_RUN]);
}

/**
 * The same language with one spelling: within a stretch of `*` and `?` the `?` come first and at most one `*` stays,
 * so `**` is `*` and `*?` is `?*`.
 */
export function collapseRuns(pattern: WildcardPattern): WildcardPattern {
  const parts: WildcardPart[] = [];
  let run = false;
  for (const part of pattern.parts) {
    if (part.kind === 'any-run') {
      run = true;
      continue;
    }
    if (part.kind === 'literal' && part.text !== '' && run) {
      parts.push(ANY_RUN);
      run = false;
    }
    parts.push(part);
  }
  if (run) parts.push(ANY_RUN);
  return wildcard(parts);
}

/**
 * The outline: `exact` x, `prefix` x*, `suffix` *x, `contains` *x* (x one non-empty literal; `exact` may be empty),
 * `any` *, `non-empty` ?*, `inner` everything else. Runs are collapsed first, so `**` is `any`.
 */
export function shapeOf(pattern: WildcardPattern): WildcardShape {
  const kinds = collapseRuns(pattern)
    .parts.map((part) => MARK[part.kind])
    .join('');
  return SHAPES.get(kinds) ?? 'inner';
}

const MARK = { literal: 'x', 'any-run': '*', one: '?' } as const satisfies Record<WildcardPart['kind'], string>;

const SHAPES: ReadonlyMap<string, WildcardShape> = new Map([
  ['x', 'exact'],
  ['x*', 'prefix'],
  ['*x', 'suffix'],
  ['*x*', 'contains'],
  ['*', 'any'],
  ['?*', 'non-empty'],
]);

/** The pattern in the syntax of Lucene's wildcard query: literal `*`, `?` and `\` get a backslash (eql-semantics 6.2). */
export function printRawWildcard(pattern: WildcardPattern): string {
  return pattern.parts.map((part) => (part.kind === 'literal' ? part.text.replace(/[\\*?]/g, '\\$&') : MARK[part.kind])).join('');
}

function literal(text: string): WildcardPart {
  return { kind: 'literal', text };
}
