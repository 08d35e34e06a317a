import type { Analyzer, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Comparison, Question, Wildcard } from '../questions/index.ts';
import { type AskedWords, wordEdges, wordProbes, wordSamples } from '../values/word-edges.ts';
import { hidden, hideLetters, revealed } from './escaped-wildcards.ts';
import { textTest, type ValueTest } from './field-tests.ts';
import { type Formula, leafFormula } from './formula.ts';
import { constantOf, opaque, placeOf, type Reading } from './reading.ts';
import { covers } from './wildcard.ts';

/**
 * A condition on a field that the index takes apart into words; null: it is none. Words are made of letters that the mapping names, in small
 * ones; where it says nothing, or something else, the condition is left open.
 */
export function wordsFormula(node: Question, { schema }: Reading): Formula | null {
  const search = searchOf(node, schema);
  return search === null ? null : searchFormula(node, search, schema);
}

/** Alternatives of one kind over one field as one condition, and what is left: a long list is one condition to make events for. */
export function joinedWords(
  operands: readonly Question[],
  { schema }: Reading,
): { readonly words: readonly Formula[]; readonly others: readonly Question[] } {
  const joined = new Map<string, { node: Question; search: Search }>();
  const open: Formula[] = [];
  const others: Question[] = [];
  for (const node of operands) {
    const search = searchOf(node, schema);
    if (search === null) others.push(node);
    else if (search.asked === null) open.push(searchFormula(node, search, schema));
    else {
      const key = JSON.stringify([search.name, search.asked.mode]);
      const before = joined.get(key);
      const texts = [...(before?.search.asked?.texts ?? []), ...search.asked.texts];
      joined.set(key, { node: before?.node ?? node, search: { ...search, asked: { ...search.asked, texts } } });
    }
  }
  return { words: [...open, ...[...joined.values()].map(({ node, search }) => searchFormula(node, search, schema))], others };
}

type Split = (text: string) => readonly string[];

interface Search {
  readonly name: string;
  readonly split: Split;
  /** Null: nobody here knows what is looked for. */
  readonly asked: AskedWords | null;
}

function searchOf(node: Question, schema: Schema): Search | null {
  const search = node.kind === 'comparison' || node.kind === 'wildcard' ? node.inWords : undefined;
  const subject = node.kind === 'comparison' ? node.left : node.kind === 'wildcard' ? node.subject : null;
  if (search === undefined || subject?.kind !== 'field') return null;
  const facts = schema.fields.get(subject.name);
  if (facts === undefined || familyOf(facts.type) !== 'text') return null;
  const split = splitOf(facts.analyzer);
  return { name: subject.name, split: split ?? (() => []), asked: split === null ? null : askedOf(node, split) };
}

/** Words are made of letters besides those of ASCII, digits and the underline, or by the breaks of Unicode; null: nobody knows. */
function splitOf(analyzer: Analyzer | undefined): Split | null {
  if (analyzer === undefined) return brokenWords;
  const signs = analyzer.wordLetters;
  return signs === null ? null : (text) => wordsIn(text, signs);
}

function searchFormula(node: Question, { name, split, asked }: Search, schema: Schema): Formula {
  const label = `${name} has words`;
  if (asked === null) return leafFormula(opaque(node, label));
  const shape = { ...asked, texts: asked.texts.map(revealed) };
  return leafFormula({
    kind: 'some',
    span: node.span,
    label,
    field: placeOf(schema, name).field,
    test: testOf(asked, split),
    cost: 20,
    samples: (random) => wordSamples(random, shape),
    edges: (random) => wordEdges(random, shape),
    probes: (random) => wordProbes(random, shape),
  });
}

function askedOf(node: Question, split: Split): AskedWords | null {
  if (node.kind === 'comparison') return comparisonAsked(node);
  return node.kind === 'wildcard' ? patternsAsked(node, split) : null;
}

function comparisonAsked({ right, inWords }: Comparison): AskedWords | null {
  const text = constantOf(right)?.text ?? null;
  return text === null ? null : { mode: inWords === 'phrase' ? 'row' : 'any', texts: [text] };
}

/** Parts without a star are any of their words. */
function patternsAsked({ patterns, escapes }: Wildcard, split: Split): AskedWords | null {
  const plain = patterns.map((pattern) => (escapes ? hideLetters(pattern) : pattern));
  const known = plain.filter((pattern) => pattern !== null);
  if (known.length < plain.length) return null;
  const parts = known.flatMap((pattern) => pattern.split(/[ \t\r\n\u3000]+/).filter((part) => part !== ''));
  if (parts.some((part) => /^\*+$/.test(part) || /[^\u0000-\u007f\u{F0000}\u{F0001}]/u.test(part))) return null;
  return { mode: 'pattern', texts: parts.flatMap((part) => (part.includes('*') ? [part.toLowerCase()] : split(part))) };
}

function testOf({ mode, texts }: AskedWords, split: Split): ValueTest {
  switch (mode) {
    case 'row': {
      const rows = texts.map((text) => split(text)).filter((row) => row.length > 0);
      const needles = rows.map((row) => ` ${row.join(' ')} `);
      return textTest((text) => {
        const spaced = ` ${split(text).join(' ')} `;
        return needles.some((needle) => spaced.includes(needle));
      });
    }
    case 'any': {
      const wanted = new Set(texts.flatMap((text) => split(text)));
      return textTest((text) => split(text).some((word) => wanted.has(word)));
    }
    case 'pattern':
      return textTest((text) => split(text).some((word) => texts.some((pattern) => covers(pattern, hidden(word)))));
  }
}

/** The words of a text: whatever is no ASCII letter, digit, underline or one of the signs stands between them. */
function wordsIn(text: string, signs: string): readonly string[] {
  let spaced = '';
  for (const letter of text) spaced += /^[A-Za-z0-9_]$/.test(letter) || signs.includes(letter) ? letter.toLowerCase() : ' ';
  return spaced.split(' ').filter((word) => word !== '');
}

/** A letter goes on after one of these signs if it has a letter before it, and a digit after a digit. Marks belong to what they follow. */
const WORD =
  /(?:[\p{Alphabetic}\p{Nd}\p{Pc}][\p{M}\p{Cf}]*|(?<=\p{Alphabetic}[\p{M}\p{Cf}]*)[:.'\u00b7\u2018\u2019](?=\p{Alphabetic})|(?<=\p{Nd}[\p{M}\p{Cf}]*)[,;.'\u2018\u2019](?=\p{Nd}))+/gu;

/** The words of a text by the standard analyzer, which cuts them after 255 characters. Ideographs are no part of our texts. */
function brokenWords(text: string): readonly string[] {
  const words = [...text.matchAll(WORD)].map(([word]) => word).filter((word) => /[\p{Alphabetic}\p{Nd}]/u.test(word));
  return words.flatMap((word) => word.match(/.{1,255}/gs) ?? []).map((word) => word.toLowerCase());
}
