import { parseLuceneRegex, type RegexNode, regexParts } from '../../../pattern/index.ts';
import type { Match, StringLiteral } from '../ast.ts';
import { OPERATORS } from '../operators.ts';
import { type CheckContext, each } from './context.ts';
import { placeInLiteral } from './literal-places.ts';
import { regexSurprises } from './regex-surprises.ts';

/** Elasticsearch's `index.max_regex_length`. (eql-semantics 7.7) */
const LENGTH_LIMIT = 1000;

/** Regular expressions: they parse, alone and joined; and common misunderstandings of Lucene's syntax. */
export function checkRegexes(context: CheckContext): void {
  each(context, 'match', (match) => {
    if (OPERATORS[match.operator].patterns !== 'regex') return;
    const literals = match.patterns.filter((pattern) => pattern.kind === 'string');
    const parsed = literals.map((literal) => checkRegex(context, match, literal));
    if (parsed.every((ok) => ok) && literals.length > 1) checkJoined(context, literals);
    const length = literals.reduce((sum, { value }) => sum + value.length + 1, -1);
    if (length > LENGTH_LIMIT) {
      const message = `${length} characters; Elasticsearch refuses more than ${LENGTH_LIMIT} by default`;
      context.report('regex-too-long', message, match.span);
    }
  });
}

function checkRegex(context: CheckContext, match: Match, literal: StringLiteral): boolean {
  const parsed = parseLuceneRegex(literal.value);
  if (!parsed.ok) {
    const help = 'the syntax is that of Lucene: # @ & ~ < " and brackets are operators, a backslash makes them characters';
    context.report('regex-does-not-parse', parsed.message, placeInLiteral(literal, parsed.offset, context.text), { help });
    return false;
  }
  const anchor = literal.value.startsWith('^')
    ? 0
    : literal.value.endsWith('$') && !literal.value.endsWith('\\$')
      ? literal.value.length - 1
      : null;
  if (anchor !== null) {
    context.report(
      'regex-anchor',
      'this is an ordinary character; the whole value is always covered',
      placeInLiteral(literal, anchor, context.text),
    );
  }
  const [surprise] = regexSurprises(literal.value);
  if (surprise !== undefined) {
    const place = placeInLiteral(literal, surprise.offset, context.text);
    context.report('regex-lucene-operator', surprise.message, place, { help: surprise.help });
  }
  if (OPERATORS[match.operator].letters === 'fold' && hasOneCasedRange(parsed.tree)) {
    context.report(
      'regex-range-not-folded',
      'a range in this expression covers letters of one case only, and ranges do not fold',
      literal.span,
    );
  }
  return true;
}

/** The joined text can fail where its parts do not, for example when the last one is empty. */
function checkJoined(context: CheckContext, literals: readonly StringLiteral[]): void {
  const parsed = parseLuceneRegex(literals.map(({ value }) => value).join('|'));
  if (parsed.ok) return;
  let offset = parsed.offset;
  const guilty = literals.find(({ value }) => {
    if (offset <= value.length) return true;
    offset -= value.length + 1;
    return false;
  });
  context.report(
    'regex-does-not-parse',
    `joined with \`|\`: ${parsed.message}`,
    (guilty ?? literals[0])?.span ?? { start: 0, end: 0 },
  );
}

/** A class with a range of lower or upper case letters whose counterpart the class does not hold. (eql-semantics 7.5) */
function hasOneCasedRange(tree: RegexNode): boolean {
  if (tree.kind !== 'class') return regexParts(tree).some(hasOneCasedRange);
  const ranges = tree.members.flatMap((member) => (member.kind === 'range' ? [member] : []));
  const holds = (code: number): boolean => ranges.some(({ from, to }) => from <= code && code <= to);
  return ranges.some(({ from }) => {
    const letter = String.fromCodePoint(from);
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return /[A-Za-z]/.test(letter) && !holds(other.charCodeAt(0));
  });
}
