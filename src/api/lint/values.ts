import type { Joint } from '../../contract/index.ts';
import type { Predicate } from '../../ir/index.ts';
import { compileMatcher, type Folding } from '../../pattern/index.ts';
import { attempt, type Effort, portion, questionsAbout, spend } from '../../proof/index.ts';
import { diagnostic } from './codes.ts';
import { fieldsOf } from './fields.ts';
import type { Finding } from './finding.ts';
import { pieceIndex } from './pieces.ts';
import { childrenOf, placeKey } from './tree.ts';

/** A test of one value: a text, or a pattern. */
type Value = Extract<Predicate, { readonly kind: 'one-of' | 'matches' }>;

/** More values than these are not looked at one by one in their context. */
const MOST_IN_CONTEXT = 48;

/** The same of lists that nothing else asks about: a value would have to be covered by several others together. */
const MOST_ALONE = 8;

/** Steps for the proof that one value covers another. */
const MOST_STEPS = 200_000;

/** What is known of the lists of a predicate. */
interface ExaminedValues {
  readonly findings: readonly Finding[];
  /** Values that add nothing. */
  readonly known: ReadonlySet<Predicate>;
  /** Lists too long to look at each value in its context. */
  readonly long: ReadonlySet<Predicate>;
  /** Values that were not compared with the others: the work allowed did not suffice. */
  readonly open: number;
}

/**
 * Values of a list that another one of it covers. Which could be is told by an index over pieces of their texts, so that the work grows
 * with the length of the list; that it is so is proven.
 */
export function examineValues(
  where: Predicate,
  folding: Folding,
  joints: ReadonlyMap<string, Joint>,
  effort: Effort,
): ExaminedValues {
  const findings: Finding[] = [];
  const known = new Set<Predicate>();
  const long = new Set<Predicate>();
  const times = new Map<string, number>();
  let open = 0;
  countFields(where, times);
  visit(where);
  return { findings, known, long, open };

  function visit(predicate: Predicate): void {
    const children = childrenOf(predicate);
    if (predicate.kind === 'or')
      for (const group of groupsOf(children.filter(isValue).filter((child) => jointOf(child) !== undefined))) coveredIn(group);
    if (predicate.kind === 'or' && children.every(isLeaf)) {
      const left = children.filter((child) => !known.has(child));
      const isAlone = left.every((child) => 'field' in child && times.get(child.field.name) === children.length);
      if (left.length > (isAlone ? MOST_ALONE : MOST_IN_CONTEXT)) {
        long.add(predicate);
        for (const child of left) if (isValue(child) && jointOf(child) !== undefined) impossible(child);
      }
    }
    for (const child of children) visit(child);
  }

  /** A text that the index of the field does not keep. */
  function impossible(value: Value): void {
    const { ignoreAbove, normalizer = [] } = value.field;
    if (value.kind !== 'one-of' || (normalizer.length === 0 && String(value.values[0]).length <= (ignoreAbove ?? Infinity)))
      return;
    if (questionsAbout([value], folding, portion(effort, MOST_STEPS)).decide([true]).kind !== 'none') return;
    known.add(value);
    findings.push({
      diagnostic: diagnostic('lint-value-never', 'no event can have this value', value.origin),
      evidence: { asked: 'an event with this value', answer: null },
      mend: { kind: 'without', origin: value.origin },
    });
  }

  function jointOf({ origin }: Predicate): Joint | undefined {
    return joints.get(placeKey(origin));
  }

  function coveredIn(group: readonly Value[]): void {
    const repeated = new Map<string, Value>();
    for (const value of group) {
      const key = keyOf(value);
      const first = repeated.get(key);
      if (first === undefined) repeated.set(key, value);
      else tell(value, first, 'repeated');
    }
    const distinct = [...repeated.values()];
    const matcherAt = kept((at) => {
      const value = distinct[at];
      spend(effort, 20);
      return value === undefined ? null : matcherOf(value, folding);
    });
    let left = distinct.length;
    const work = (): void => {
      const index = pieceIndex(distinct.map(textOf), effort);
      for (const [at, value] of [...distinct.entries()].reverse()) {
        const sample = textOf(value)
          .map((piece) => piece ?? FILLER)
          .join('');
        const wider = index.within(sample).find((other) => {
          const candidate = distinct[other];
          if (other === at || candidate === undefined || known.has(candidate)) return false;
          spend(effort, 1 + sample.length / 32);
          return matcherAt(other)?.(sample) === true && isCovered(value, candidate);
        });
        const cover = wider === undefined ? undefined : distinct[wider];
        if (cover !== undefined) tell(value, cover, 'covered');
        left--;
      }
    };
    if (!attempt(work).done) open += left;
  }

  function isCovered(value: Value, by: Value): boolean {
    const { decide } = questionsAbout([value, by], folding, portion(effort, MOST_STEPS));
    return decide([true, false]).kind === 'none';
  }

  function tell(value: Value, by: Value, how: 'repeated' | 'covered'): void {
    known.add(value);
    const [code, message, note] = WORDS[jointOf(value)?.kind === 'values' ? how : 'alternative'];
    findings.push({
      diagnostic: diagnostic(code, message, value.origin, { notes: [{ message: note, span: by.origin }] }),
      evidence: { asked: 'an event that meets this value and not that one', answer: null },
      mend: { kind: 'without', origin: value.origin },
    });
  }
}

const WORDS = {
  repeated: ['lint-value-repeated', 'the list has this value before', 'the first is here'],
  covered: ['lint-value-covered', 'another value of the list covers this one', 'whatever meets that one meets this'],
  alternative: ['lint-alternative-covered', 'another alternative covers this one', 'whatever meets that one meets this'],
} as const;

/** Stands for anything in a sample of a pattern; nobody writes it. */
const FILLER = '\uf8ff\uf8fe';

function countFields(predicate: Predicate, times: Map<string, number>): void {
  if ('field' in predicate) times.set(predicate.field.name, (times.get(predicate.field.name) ?? 0) + 1);
  else if (isLeaf(predicate)) for (const name of fieldsOf(predicate)) times.set(name, (times.get(name) ?? 0) + 1);
  for (const child of childrenOf(predicate)) countFields(child, times);
}

function isLeaf({ kind }: Predicate): boolean {
  return kind !== 'and' && kind !== 'or' && kind !== 'not';
}

function isValue(predicate: Predicate): predicate is Value {
  return (
    (predicate.kind === 'one-of' && predicate.values.length === 1) ||
    (predicate.kind === 'matches' && predicate.pattern.kind === 'wildcard')
  );
}

/** Values of one field. */
function groupsOf(values: readonly Value[]): readonly (readonly Value[])[] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(value.field.name);
    if (group === undefined) groups.set(value.field.name, [value]);
    else group.push(value);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Values with the same key are the same test. */
function keyOf(value: Value): string {
  const [content] = value.kind === 'one-of' ? value.values : [];
  return JSON.stringify([value.kind, value.letters, content ?? null, value.kind === 'matches' ? value.pattern : null]);
}

/** The texts that stand in a value, null for what may be anything. */
function textOf(value: Value): readonly (string | null)[] {
  if (value.kind === 'one-of') return [String(value.values[0])];
  if (value.pattern.kind === 'regex') return [null];
  return value.pattern.parts.map((part) => (part.kind === 'literal' ? part.text : null));
}

function matcherOf(value: Value, folding: Folding): ((text: string) => boolean) | null {
  if (value.kind === 'matches') return compileMatcher(value.pattern, value.letters, folding);
  const text = String(value.values[0]);
  return value.letters === 'exact'
    ? (other) => other === text
    : compileMatcher({ kind: 'wildcard', parts: [{ kind: 'literal', text }] }, 'fold', folding);
}

/** What is made of a number, once. */
function kept<T>(make: (number: number) => T): (number: number) => T {
  const known = new Map<number, T>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const made = make(number);
    known.set(number, made);
    return made;
  };
}
