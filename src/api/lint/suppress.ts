import { locate, type Source } from '../../source/index.ts';
import type { ParsedRule } from '../parse.ts';
import { diagnostic } from './codes.ts';
import { commentsAround, type Directive, directivesIn, type LineRange, lineTable } from './comments.ts';
import type { Finding } from './finding.ts';
import type { Linted } from './rule.ts';

/** A rule with what lint says of it. */
export interface LintedRule extends Linted {
  readonly parsed: ParsedRule;
}

/** A finding about a comment. */
interface AboutComment {
  readonly source: Source;
  readonly finding: Finding;
}

/** What is left when comments have been heard. */
interface Heard {
  /** The findings that are told, for each rule. */
  readonly told: readonly (readonly Finding[])[];
  readonly suppressed: readonly number[];
  readonly about: readonly AboutComment[];
}

/**
 * Leaves out what comments of one document suppress. `isKnown` says which codes there are, and `isAsked` which of them are looked for at
 * all: of others it is not said that nothing is suppressed.
 */
export function suppress(
  document: Source,
  rules: readonly LintedRule[],
  isKnown: (code: string) => boolean,
  isAsked: (code: string) => boolean,
): Heard {
  const ranges = rules.map(({ parsed: { document: one } }) => rangeOf(one.query));
  // Most documents have none.
  if (!document.text.includes('eqlibrium-ignore'))
    return { told: rules.map(({ findings }) => findings), suppressed: rules.map(() => 0), about: [] };
  const placed = rules.map(({ parsed: { document: one } }) => one.query.name === one.documentName);
  const inQueries = new Set<Directive>();
  const all: Directive[] = [];
  for (const { parsed, written } of rules)
    for (const directive of directivesIn(parsed.document.query, written.comments, lineTable(parsed.document.query.text))) {
      inQueries.add(directive);
      all.push(directive);
    }
  const within = ranges.filter((_, at) => placed[at] === true);
  all.push(...directivesIn(document, commentsAround(document, within), lineTable(document.text)));
  const lookUp = directivesByPlace(all);
  const opening = openingLines(document, ranges);
  const used = new Set<string>();
  const suppressed = rules.map(() => 0);
  const told = rules.map(({ findings, parsed }, at) =>
    findings.filter(({ diagnostic: { code, span } }) => {
      const { query } = parsed.document;
      const near = lookUp(code, [locate(query, span.start).line]);
      // A comment above the key of a query is about all of it.
      const above = lookUp(code, opening[at] ?? []).filter((directive) => !inQueries.has(directive));
      const by = [...near, ...above].filter((directive) => !inQueries.has(directive) || directive.source === query);
      for (const directive of by) used.add(keyOf(directive, code));
      if (by.length > 0) suppressed[at] = (suppressed[at] ?? 0) + 1;
      return by.length === 0;
    }),
  );
  const about = all.flatMap((directive): readonly AboutComment[] => {
    const { source, span, codes } = directive;
    const tell = (code: 'lint-suppression-unknown' | 'lint-suppression-unused', message: string): AboutComment => ({
      source,
      finding: { diagnostic: diagnostic(code, message, span), evidence: null, mend: null },
    });
    if (codes.length === 0) return [tell('lint-suppression-unknown', 'this comment names no code')];
    return codes.flatMap((code) => {
      if (!isKnown(code)) return [tell('lint-suppression-unknown', `there is no code ${JSON.stringify(code.slice(0, 60))}`)];
      if (used.has(keyOf(directive, code)) || !isAsked(code)) return [];
      return [tell('lint-suppression-unused', `this comment suppresses nothing: there is no ${code} here`)];
    });
  });
  return { told, suppressed, about };
}

/** The lines of the document on which a query stands. */
function rangeOf({ line, text }: Source): LineRange {
  return { first: line, last: line + lineTable(text).count - 1 };
}

/** Finds directives for a code on some lines, and those for whole files. */
function directivesByPlace(all: readonly Directive[]): (code: string, lines: readonly number[]) => readonly Directive[] {
  const places = new Map<string, Directive[]>();
  for (const directive of all)
    for (const code of directive.codes) {
      const key = `${directive.wide ? '' : directive.line} ${code}`;
      const known = places.get(key);
      if (known === undefined) places.set(key, [directive]);
      else known.push(directive);
    }
  return (code, lines) => ['', ...lines].flatMap((line) => places.get(`${line} ${code}`) ?? []);
}

function keyOf({ source, span }: Directive, code: string): string {
  return JSON.stringify([source.line, source.column, span.start, code]);
}

/** For each query the line with its key, where its text begins there or on the next line. */
function openingLines(document: Source, ranges: readonly LineRange[]): readonly (readonly number[])[] {
  const lines = document.text.split(/\r\n|\r|\n/);
  return ranges.map(({ first }) =>
    [first - 1, first].filter((line) => {
      const text = lines[line - document.line] ?? '';
      return /^[ \t]*["']?(?:query|rule\.query)["']?[ \t]*[=:]/.test(text) || /^[ \t]*(?:```|~~~)/.test(text);
    }),
  );
}
