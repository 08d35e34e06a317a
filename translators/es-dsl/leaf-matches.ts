import { type Letters, type Matches, meansStar, type OneOf, type Semantics, splitAtStars } from '../../src/ir/index.ts';
import { collapseRuns, printLuceneRegex, type RegexNode, regexParts, type TextPattern } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { indexedName } from './field-name.ts';
import { exactTerms, hasCase, oneOfQuery, unsearchable } from './leaf.ts';
import { isCostly, noteComplex, noteCostly } from './pattern-limits.ts';
import { any, type Query } from './query.ts';
import { note, type Sink } from './sink.ts';
import { alternativesOf, joinWithin } from './split-regex.ts';

type Wildcard = Extract<TextPattern, { readonly kind: 'wildcard' }>;
type Regex = Extract<TextPattern, { readonly kind: 'regex' }>;

/** `index.max_regex_length`: characters of one pattern, after a list was joined (eql-semantics 7.7). */
export const MAX_REGEX_LENGTH = 1000;

/** A whole value against a pattern. */
export function matchesQuery(leaf: Matches, folding: Semantics['folding'], sink: Sink): Query {
  if (familyOf(leaf.field.type) !== 'string') return unsearchable(leaf, sink);
  if (meansStar(leaf) || (leaf.field.type === 'constant_keyword' && hasEscapes(leaf.pattern)))
    return literalQuery(leaf, folding, sink);
  const query =
    leaf.pattern.kind === 'regex' ? regexpQuery(leaf, leaf.pattern, folding, sink) : wildcardQuery(leaf, leaf.pattern);
  if (leaf.pattern.kind === 'wildcard') noteCostly(leaf, leaf.pattern, folding, sink);
  return query;
}

/** To a constant of the index a backslash is a letter. (eql-semantics 9.1) */
function hasEscapes(pattern: TextPattern): boolean {
  return pattern.kind === 'wildcard' && wildcardText(pattern).includes('\\');
}

/** Equality, also where a star that is meant would act in a term. */
export function equalQuery(leaf: OneOf, folding: Semantics['folding'], sink: Sink): Query {
  if (!meansStar(leaf)) return oneOfQuery(leaf, sink);
  const { plain, starred } = splitAtStars(leaf);
  return any([...(plain === null ? [] : [oneOfQuery(plain, sink)]), ...starred.map((one) => literalQuery(one, folding, sink))]);
}

/** A pattern as an expression, in which everything can be escaped. */
function literalQuery(leaf: Matches, folding: Semantics['folding'], sink: Sink): Query {
  const printed = printLuceneRegex(leaf.pattern, 'exact', folding);
  if (!printed.ok) return unsearchable(leaf, sink);
  if (printed.text.length > MAX_REGEX_LENGTH) noteLong(printed.text, leaf, sink);
  return regexp(leaf, printed.text);
}

/** The plainest query with the same meaning: `exists`, `term`, `prefix`, and `wildcard` for the rest. */
function wildcardQuery(leaf: Matches, pattern: Wildcard): Query {
  const field = indexedName(leaf.field);
  const { parts } = collapseRuns(pattern);
  const [first, second] = parts;
  if (first.kind === 'any-run' && second === undefined && !field.includes('*')) return { exists: { field } };
  if (first.kind === 'literal') {
    const { text } = first;
    const fold = folds(leaf.letters, text);
    if (second === undefined)
      return fold ? { term: { [field]: { value: text, case_insensitive: true } } } : exactTerms(field, [text]);
    if (second.kind === 'any-run' && parts.length === 2)
      return { prefix: { [field]: fold ? { value: text, case_insensitive: true } : text } };
  }
  const value = wildcardText(pattern);
  return { wildcard: { [field]: folds(leaf.letters, value) ? { value, case_insensitive: true } : { value } } };
}

/** A pattern as Lucene's wildcard query reads it: a backslash makes the next character literal (eql-semantics 6.2). */
export function wildcardText(pattern: Wildcard): string {
  let text = '';
  for (const part of collapseRuns(pattern).parts) {
    if (part.kind === 'literal') text += part.text.replace(/[\\*?]/g, '\\$&');
    else text += part.kind === 'any-run' ? '*' : '?';
  }
  return text;
}

/**
 * The source as written, with every operator of Lucene's syntax on. This is what EQL itself sends to the same engine
 * (eql-semantics 3.2, 7), so the two agree on every version, whatever that version makes of the pattern. A pattern that clusters refuse whole is
 * sent as its alternatives, each a query of its own.
 */
function regexpQuery(leaf: Matches, pattern: Regex, folding: Semantics['folding'], sink: Sink): Query {
  const { source, tree } = pattern;
  if (source.match(/\\./gu)?.some((pair) => /[dswDSW]$/.test(pair)))
    note(sink, 'regex-shorthand-by-version', 'Elasticsearch 7 reads \\d, \\w and \\s as plain letters', leaf.origin);
  if (hasComplement(tree))
    note(sink, 'regex-complement-by-version', 'OpenSearch 3 reads ~ as a letter; write the pattern without it', leaf.origin);
  const long = source.length > MAX_REGEX_LENGTH;
  const costly = isCostly(leaf, pattern, folding, sink);
  const alternatives = long || costly ? alternativesOf(source, tree) : null;
  if (alternatives === null) {
    if (long) noteLong(source, leaf, sink);
    else if (costly) noteComplex(leaf, sink);
    return regexp(leaf, source);
  }
  const joined = joinWithin(alternatives, costly ? 0 : MAX_REGEX_LENGTH);
  for (const one of joined) if (one.length > MAX_REGEX_LENGTH) noteLong(one, leaf, sink);
  return any(joined.map((one) => regexp(leaf, one)));
}

function regexp(leaf: Matches, value: string): Query {
  const text = { value, flags: 'ALL' } as const;
  return { regexp: { [indexedName(leaf.field)]: leaf.letters === 'fold' ? { ...text, case_insensitive: true } : text } };
}

function noteLong(source: string, leaf: Matches, sink: Sink): void {
  const help = 'raise index.max_regex_length, or split the pattern into several joined by or';
  note(sink, 'query-regex-too-long', `a regular expression of ${source.length} characters`, leaf.origin, help);
}

/** A worklist, since patterns may nest deep. */
function hasComplement(tree: RegexNode): boolean {
  const pending = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'complement') return true;
    pending.push(...regexParts(node));
  }
  return false;
}

function folds(letters: Letters, text: string): boolean {
  return letters === 'fold' && hasCase(text);
}
