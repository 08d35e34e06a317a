import type { Field, Letters } from '../../src/ir/index.ts';
import { regexToWildcards, type WildcardPart } from '../../src/pattern/index.ts';
import { type Diagnostic, diagnostic, isNonEmpty, type NonEmpty, type Span } from '../../src/source/index.ts';
import { type Clause, disjunction, FALSE, negate, unsayable } from './clause.ts';
import { type FieldRow, fieldRow, type Rewrite } from './field-table.ts';
import { fieldOf, type Leaf, leafClause } from './leaves.ts';
import { lastPartClause } from './path.ts';
import { addLoss, type Report } from './report.ts';
import { absence, plainClause, type Setting, type Subject, textClause } from './subject.ts';

/** A leaf under the portable taxonomy: the row of its field says how (sigma-target 2.2). Every step but a mere renaming is a loss. */
export function portableClause(leaf: Leaf, setting: Setting): Clause {
  const field = fieldOf(leaf);
  const row = field === null ? undefined : fieldRow(field.name, setting.product);
  if (field === null) return leafClause(leaf, '', setting);
  if (row === undefined) {
    return unsayable(noFieldName(field.name, setting.product, leaf.origin));
  }
  const clause = rewritten(leaf, row, { field: row.sigma, about: field.name, origin: leaf.origin }, setting);
  if (clause === null) {
    const text = `this test of ${field.name} has no form on ${row.sigma}`;
    return unsayable(diagnostic('sigma-no-field-value', text, leaf.origin, { help: 'use the ecs taxonomy' }));
  }
  if (clause.kind !== 'unsayable') noteLoss(row, leaf.origin, setting.report);
  return clause;
}

/** A join key under the portable taxonomy: only a field that holds the same values there joins the same events. */
export function portableKey(field: Field, product: string | null, report: Report): string | Diagnostic {
  const row = fieldRow(field.name, product);
  if (row === undefined) return noFieldName(field.name, product, field.origin);
  if (row.rewrite.kind !== 'same') {
    const text = `${row.sigma} holds other content than ${field.name} and cannot join events by it`;
    return diagnostic('sigma-no-field-value', text, field.origin, { help: 'use the ecs taxonomy' });
  }
  noteLoss(row, field.origin, report);
  return row.sigma;
}

function noFieldName(name: string, product: string | null, span: Span): Diagnostic {
  const text = `${name} has no Sigma name${product === null ? '' : ` on ${product}`}`;
  return diagnostic('sigma-no-field-name', text, span, { help: 'use the ecs taxonomy' });
}

function noteLoss(row: FieldRow, span: Span, report: Report): void {
  if (row.differs === null) return;
  const code = row.joined === true ? 'sigma-array-joined' : 'sigma-field-renamed';
  addLoss(report, { code, span, message: `${row.ecs} becomes ${row.sigma}: ${row.differs}`, effect: 'either' });
}

/** The test on the Sigma field; null when it has no form there. */
function rewritten(leaf: Leaf, row: FieldRow, subject: Subject, setting: Setting): Clause | null {
  const { rewrite } = row;
  if (rewrite.kind === 'same') return leafClause(leaf, row.sigma, setting);
  if (leaf.kind === 'present') return presentClause(rewrite, subject, setting);
  if (rewrite.kind === 'words' || rewrite.kind === 'number') return wordsClause(leaf, rewrite, subject, setting);
  const texts = textsOf(leaf, setting);
  if (texts === null) return null;
  const { letters, patterns } = texts;
  switch (rewrite.kind) {
    case 'last-part':
      return disjunction(
        patterns.map((parts) =>
          lastPartClause(parts, letters, separatorsOf(rewrite.separator, setting.product), subject, setting),
        ),
      );
    case 'first-part':
      return textClause(
        subject,
        letters,
        mapped(patterns, (parts) => [...parts, literal(rewrite.separator), ANY_RUN]),
        setting,
      );
    case 'inside':
      return textClause(
        subject,
        letters,
        mapped(patterns, (parts) => surrounded(parts, rewrite.before, rewrite.after)),
        setting,
      );
    case 'folder': {
      const ends = separatorsOf('path', setting.product);
      const [first, ...more] = patterns;
      const closed = [first, ...more].flatMap((parts) => ends.map((end): Parts => [...parts, literal(end)]));
      return textClause(subject, letters, [first, ...more, ...closed], setting);
    }
  }
}

type Parts = readonly WildcardPart[];

const ANY_RUN: WildcardPart = { kind: 'any-run' };

function literal(text: string): WildcardPart {
  return { kind: 'literal', text };
}

function mapped(patterns: NonEmpty<Parts>, change: (parts: Parts) => Parts): NonEmpty<Parts> {
  const [first, ...rest] = patterns;
  return [change(first), ...rest.map(change)];
}

/** The pattern inside a longer text; where it already begins or ends with `*` no surrounding text is asked for. */
function surrounded(parts: Parts, before: string, after: string): Parts {
  const open = parts[0]?.kind === 'any-run' ? [] : [ANY_RUN, literal(before)];
  const close = parts[parts.length - 1]?.kind === 'any-run' ? [] : [literal(after), ANY_RUN];
  return [...open, ...parts, ...close];
}

/** The strings a leaf asks for as patterns; null when it asks for something else. */
function textsOf(leaf: Leaf, setting: Setting): { readonly letters: Letters; readonly patterns: NonEmpty<Parts> } | null {
  if (leaf.kind === 'one-of') {
    const patterns = leaf.values.map((value): Parts => [literal(String(value))]);
    return isNonEmpty(patterns) ? { letters: leaf.letters, patterns } : null;
  }
  if (leaf.kind !== 'matches') return null;
  if (leaf.pattern.kind === 'wildcard') return { letters: leaf.letters, patterns: [leaf.pattern.parts] };
  const patterns = regexToWildcards(leaf.pattern.tree, leaf.letters, setting.folding)?.map(({ parts }): Parts => parts) ?? [];
  return isNonEmpty(patterns) ? { letters: leaf.letters, patterns } : null;
}

/** Presence of a part is presence of the whole; of a hash, that its label stands in the list. */
function presentClause(rewrite: Rewrite, subject: Subject, setting: Setting): Clause {
  if (rewrite.kind !== 'inside' || !rewrite.before.endsWith('=')) return negate(absence(subject));
  return textClause(subject, 'fold', [[ANY_RUN, literal(rewrite.before), ANY_RUN]], setting);
}

function wordsClause(
  leaf: Leaf,
  rewrite: Extract<Rewrite, { kind: 'words' | 'number' }>,
  subject: Subject,
  setting: Setting,
): Clause | null {
  if (leaf.kind !== 'one-of') return null;
  const clauses = leaf.values.map((value) => {
    const text = String(value);
    if (rewrite.kind === 'number') return /^\d{1,15}$/.test(text) ? plainClause(subject, [Number(text)], setting) : null;
    const word = Object.hasOwn(rewrite.words, text) ? rewrite.words[text] : undefined;
    if (word === undefined) return null;
    const patterns = word.values.map(
      (item): Parts => (word.modifier === 'contains' ? [ANY_RUN, literal(item), ANY_RUN] : [literal(item)]),
    );
    return isNonEmpty(patterns) ? textClause(subject, 'fold', patterns, setting) : FALSE;
  });
  const said = clauses.filter((clause) => clause !== null);
  return said.length === clauses.length ? disjunction(said) : null;
}

/** What stands between the parts of a path; both where the product is not known. */
function separatorsOf(separator: 'path' | '\\' | '.', product: string | null): NonEmpty<string> {
  if (separator !== 'path') return [separator];
  if (product === 'windows') return ['\\'];
  return product === null ? ['/', '\\'] : ['/'];
}
