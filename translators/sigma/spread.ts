import { collapseRuns, type WildcardPart, wildcard } from '../../src/pattern/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import {
  type Clause,
  conjunction,
  disjunction,
  type KeyedTest,
  type KeywordTest,
  keyOf,
  negate,
  type TextTest,
} from './clause.ts';
import { absence } from './subject.ts';
import { hasCase, literalsOf, sigmaText } from './text.ts';

/**
 * Text tests become map entries: alternatives over one field join one list, and a list whose patterns have several
 * outlines becomes one entry an outline (sigma-target 4.1, 4.4). The result holds no text test.
 */
export function spread(clause: Clause): Clause {
  switch (clause.kind) {
    case 'constant':
    case 'keyed':
    case 'keywords':
    case 'unsayable':
      return clause;
    case 'text':
      return entriesOf([clause]);
    case 'not':
      return negate(spread(clause.operand));
    case 'and':
      return distinct(conjunction(clause.operands.map(spread)));
    case 'or':
      return distinct(joinLists(clause.operands));
  }
}

/** Alternatives, those over one field joined where the first of them stands. */
function joinLists(operands: readonly Clause[]): Clause {
  const groups = new Map<string, Clause[]>();
  for (const [index, operand] of operands.entries()) {
    const name = groupOf(operand) ?? `#${index}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [operand]);
    else group.push(operand);
  }
  return disjunction([...groups.values()].map(joinGroup));
}

function groupOf(operand: Clause): string | null {
  if (operand.kind === 'text') return `text ${operand.field}`;
  if (operand.kind === 'keywords') return 'keywords';
  return operand.kind === 'keyed' && operand.joins ? `keyed ${keyOf(operand)}` : null;
}

function joinGroup(group: readonly Clause[]): Clause {
  const texts = group.filter((clause) => clause.kind === 'text');
  if (isNonEmpty(texts)) return entriesOf(texts);
  const keywords = group.filter((clause) => clause.kind === 'keywords');
  if (isNonEmpty(keywords)) return joinedKeywords(keywords);
  const [first, ...others] = group;
  if (first === undefined || first.kind !== 'keyed') return disjunction(group.map(spread));
  const more = others.flatMap((other) => (other.kind === 'keyed' ? other.values : []));
  return {
    ...first,
    values: [first.values[0], ...new Set([...first.values.slice(1), ...more].filter((value) => value !== first.values[0]))],
  };
}

function joinedKeywords([first, ...others]: NonEmpty<KeywordTest>): Clause {
  const [head, ...tail] = first.values;
  const more = new Set([...tail, ...others.flatMap(({ values }) => values)]);
  more.delete(head);
  return { ...first, values: [head, ...more] };
}

/** The same operand twice says nothing more; only entries are compared. */
function distinct(clause: Clause): Clause {
  if (clause.kind !== 'and' && clause.kind !== 'or') return clause;
  const seen = new Set<string>();
  const kept = clause.operands.filter((operand) => {
    if (operand.kind !== 'keyed') return true;
    const mark = JSON.stringify([keyOf(operand), operand.values]);
    return !seen.has(mark) && seen.add(mark);
  });
  return clause.kind === 'and' ? conjunction(kept) : disjunction(kept);
}

type Outline = 'plain' | 'startswith' | 'endswith' | 'contains';

interface Entry {
  readonly outline: Outline;
  readonly parts: readonly WildcardPart[];
  readonly whole: readonly WildcardPart[];
}

/** Tests of one field as entries. A pattern without letters goes with either case, so it joins its neighbours. */
function entriesOf(tests: NonEmpty<TextTest>): Clause {
  const [test] = tests;
  const all = tests.flatMap(({ letters, patterns }) =>
    patterns.map((parts) => ({ letters, parts: collapseRuns(wildcard(parts)).parts })),
  );
  if (all.some(({ parts }) => parts.length === 1 && parts[0].kind === 'any-run')) return negate(absence(test));
  const lettered = all.filter(({ parts }) => hasCase(literalsOf(parts)));
  const neutral = lettered.some(({ letters }) => letters === 'exact') ? 'exact' : 'fold';
  const caseOf = (entry: (typeof all)[number]) => (hasCase(literalsOf(entry.parts)) ? entry.letters : neutral);
  const exact = all.filter((entry) => caseOf(entry) === 'exact').map(({ parts }) => outlined(parts));
  const fold = all.filter((entry) => caseOf(entry) === 'fold').map(({ parts }) => outlined(parts));
  return disjunction([...byOutline(test, ['cased'], exact), ...byOutline(test, [], fold)]);
}

/** One key per outline, or one plain list with bare wildcards when all four occur (sigma-target 4.1). */
function byOutline(test: TextTest, letters: readonly string[], entries: readonly Entry[]): KeyedTest[] {
  const outlines = [...new Set(entries.map(({ outline }) => outline))];
  if (outlines.length > 3)
    return listed(
      test,
      letters,
      'plain',
      entries.map(({ whole }) => whole),
    );
  return outlines.flatMap((outline) => {
    const parts = entries.filter((entry) => entry.outline === outline).map((entry) => entry.parts);
    return listed(test, letters, outline, parts);
  });
}

function listed(test: TextTest, letters: readonly string[], outline: Outline, patterns: Entry['parts'][]): KeyedTest[] {
  const cased = patterns.some((parts) => hasCase(literalsOf(parts))) ? letters : [];
  const modifiers = outline === 'plain' ? cased : [...cased, outline];
  const values = [...new Set(patterns.map(sigmaText))];
  const { field, about, origin } = test;
  return isNonEmpty(values) ? [{ kind: 'keyed', field, about, origin, modifiers, values, joins: true }] : [];
}

/**
 * Peels `*` off the edges into a modifier. Nothing is peeled when no literal would be left, nor off one edge of a value with
 * wildcards inside: rsigma takes the wrong edge then (0.23.0, known difference `rsigma-wrong-edge`), and without a modifier
 * all engines agree.
 */
function outlined(whole: readonly WildcardPart[]): Entry {
  const head = whole[0]?.kind === 'any-run';
  const tail = whole.length > 1 && whole[whole.length - 1]?.kind === 'any-run';
  const parts = whole.slice(head ? 1 : 0, tail ? -1 : undefined);
  const inside = head !== tail && parts.some(({ kind }) => kind !== 'literal');
  if (literalsOf(parts) === '' || inside) return { outline: 'plain', parts: whole, whole };
  return { outline: head ? (tail ? 'contains' : 'endswith') : tail ? 'startswith' : 'plain', parts, whole };
}
