import { anyOf, type Field, type Letters, type Predicate, type Term } from '../../../ir/index.ts';
import { parseLuceneRegex, parseWildcard, type RegexNode, shapeOf, type TextPattern } from '../../../pattern/index.ts';
import type { Span } from '../../../source/index.ts';
import type { Match, StringLiteral } from '../ast.ts';
import { OPERATORS } from '../operators.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { useField, useWhole } from './fields.ts';
import { indexPattern, textsLeaf } from './index-texts.ts';
import { parseJavaRegex } from './java-regex.ts';
import { computed } from './leaves.ts';
import { lowerTerm, termType } from './terms.ts';

/** What the patterns are held against: a field in a query leaf, a computed text in a script leaf. (eql-semantics 2.3) */
type Subject =
  | { readonly kind: 'field'; readonly field: Field; readonly whole: Field }
  | { readonly kind: 'term'; readonly term: Term };

/** Lowers `:`, `like` and `regex`, with or without `~`. */
export function lowerMatch(context: LowerContext, expression: Match): Predicate {
  const origin = expression.span;
  const subject = lowerSubject(context, expression);
  const literals: StringLiteral[] = [];
  for (const pattern of expression.patterns) {
    if (pattern.kind === 'string') literals.push(pattern);
    else refuse(context, 'pattern-not-string', `"${expression.operator}" takes strings only`, pattern.span);
  }
  if (subject === null || literals.length < expression.patterns.length) return refused(origin);
  const { letters, patterns } = OPERATORS[expression.operator];
  switch (patterns) {
    case 'regex':
      if (context.asWritten === true && expression.list && literals.every(({ value }) => parseLuceneRegex(value).ok))
        return anyOf(
          literals.map((literal) => regexLeaf(context, subject, [literal], letters, literal.span)),
          origin,
        );
      return regexLeaf(context, subject, literals, letters, origin);
    case 'wildcards': {
      const leaves = literals.map((literal) =>
        wildcardLeaf(context, subject, literal.value, letters, expression.list ? literal.span : origin),
      );
      return anyOf(leaves, origin);
    }
  }
}

function lowerSubject(context: LowerContext, expression: Match): Subject | null {
  const { subject } = expression;
  if (subject.kind === 'field') {
    const [used, whole] = [useField(context, subject), useWhole(context, subject)];
    if (used === null || whole === null) return null;
    if (used.family === 'string') return { kind: 'field', field: used.field, whole: whole.field };
  } else {
    const term = lowerTerm(context, subject);
    const type = termType(term);
    if (type === 'null') return null;
    if (type === 'string') return { kind: 'term', term };
  }
  refuse(context, 'pattern-needs-string', `"${expression.operator}" tests strings only`, subject.span);
  return null;
}

/** A text without `*` and `?` is an equality; only `*` asks for a value at all. (eql-semantics 2.1, 6.2) */
function wildcardLeaf(context: LowerContext, subject: Subject, text: string, letters: Letters, origin: Span): Predicate {
  const pattern = parseWildcard(text);
  const shape = shapeOf(pattern);
  if (shape === 'exact') {
    if (subject.kind === 'field') return textsLeaf(subject.field, [text], letters, origin);
    return computed(subject.term, { kind: 'one-of', values: [text], letters }, origin);
  }
  return shape === 'any' ? anyValue(subject, origin) : patternLeaf(context, subject, pattern, letters, origin);
}

/** One value with a result suffices, unlike for `!= null`. (eql-semantics 3.3) */
function anyValue(subject: Subject, origin: Span): Predicate {
  if (subject.kind === 'field') return { kind: 'present', field: subject.whole, origin };
  return computed(subject.term, { kind: 'not-null' }, origin);
}

function patternLeaf(context: LowerContext, subject: Subject, pattern: TextPattern, letters: Letters, origin: Span): Predicate {
  if (subject.kind === 'field') {
    const indexed = indexPattern(subject.field, pattern);
    if (indexed !== null) return { kind: 'matches', field: subject.field, pattern: indexed, letters, origin };
    return refuse(context, 'regex-does-not-parse', 'the normalizer of the field makes another expression of this', origin);
  }
  return computed(subject.term, { kind: 'matches', pattern, letters }, origin);
}

/** The patterns of a list are one expression, joined with `|`. (eql-semantics 2.1) */
function regexLeaf(
  context: LowerContext,
  subject: Subject,
  literals: readonly StringLiteral[],
  letters: Letters,
  origin: Span,
): Predicate {
  const source = literals.map((literal) => literal.value).join('|');
  const parsed = parseLuceneRegex(source);
  if (!parsed.ok) return refuse(context, 'regex-does-not-parse', parsed.message, origin);
  const pattern: TextPattern = { kind: 'regex', source, tree: parsed.tree };
  if (subject.kind === 'term') {
    // What Lucene's automaton tells of an expression is told before Java sees it. (eql-semantics 2.1)
    if (literals.some(({ value }) => value === '.*' || value === '@')) return anyValue(subject, origin);
    const only = textOf(parsed.tree);
    if (only !== null) return computed(subject.term, { kind: 'one-of', values: [only], letters }, origin);
    const java = parseJavaRegex(source, letters);
    if (!java.ok) {
      const message = `on a computed value this is a Java expression, and ${java.reason} is not read here`;
      return refuse(context, 'script-regex-not-lowered', message, origin);
    }
    return patternLeaf(context, subject, { kind: 'regex', source, tree: java.tree }, letters, origin);
  }
  // Told before the index sees it: presence is asked of a text field itself, and a single text is an equality. (eql-semantics 2.1)
  if (takesAnything(parsed.tree)) return anyValue(subject, origin);
  const only = textOf(parsed.tree);
  if (only !== null) return textsLeaf(subject.field, [only], letters, origin);
  return patternLeaf(context, subject, pattern, letters, origin);
}

/** Whether an expression accepts every text, as far as its form tells. */
function takesAnything(tree: RegexNode): boolean {
  switch (tree.kind) {
    case 'anything':
      return true;
    case 'repeat':
      if (tree.operand.kind === 'any-character') return tree.min === 0 && tree.max === null;
      return (tree.max ?? 1) > 0 && takesAnything(tree.operand);
    case 'union':
      return tree.operands.some(takesAnything);
    case 'concatenation':
    case 'intersection':
      return tree.operands.every(takesAnything);
    default:
      return false;
  }
}

/** The one text that an expression of letters alone accepts. */
function textOf(tree: RegexNode): string | null {
  const nodes = tree.kind === 'concatenation' ? tree.operands : [tree];
  const letters = nodes.map((node) => (node.kind === 'character' ? String.fromCodePoint(node.code) : null));
  return letters.includes(null) ? null : letters.join('');
}
