import { isNonEmpty } from '../../src/source/index.ts';
import type { Anywhere, Regex, Wildcard } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { patternSamples } from '../values/edge-values.ts';
import { luceneProbes, luceneText } from '../values/lucene-text.ts';
import { inTurn, spread, textProbes } from '../values/text-edges.ts';
import { type Answer, anyOf } from './answer.ts';
import { scriptLeaf } from './call-leaf.ts';
import { hidden, hideLetters, revealed } from './escaped-wildcards.ts';
import { missingLeaf } from './field-leaf.ts';
import { coveredBy, textTest, type ValueTest } from './field-tests.ts';
import { type Formula, leafFormula, type NamedValue, notFormula } from './formula.ts';
import type { Letters } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { type LuceneNode, parseLucene } from './lucene-syntax.ts';
import { opensFolded, parsePcre, somewhere } from './pcre-syntax.ts';
import { isText, opaque, placeOf, type Reading, textLeaf } from './reading.ts';

/** Longer patterns are left alone: no keyword of the usual length satisfies them, and many stars make them dear to test. */
const LONGEST_PATTERN = 2000;

function lengthOfWildcards(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => (/[*?]/.test(pattern) ? sum + pattern.length : sum), 0);
}

/** Wildcard patterns: a query on a text field, else a script. */
export function wildcardFormula(node: Wildcard, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leafFormula(scriptLeaf(node.subject, node, node.said, reading));
  const { field, facts } = placeOf(reading.schema, node.subject.name);
  const unknown = leafFormula(opaque(node, `${node.subject.name} ${node.said}`));
  const plain = node.escapes ? node.patterns.map(hideLetters) : node.patterns;
  // Two stars cover what any number of them covers.
  const texts = plain.flatMap((text) => (text === null ? [] : [text.replace(/\*{3,}/g, '**')]));
  if (texts.length < plain.length || !isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if (isAnalysed(node.subject.name, reading)) {
    const rest = node.patterns.filter((pattern) => !/^\*+$/.test(pattern));
    if (rest.length < node.patterns.length) {
      const present = notFormula(leafFormula(missingLeaf(node.subject, node, reading)));
      return isNonEmpty(rest)
        ? { kind: 'or', operands: [present, wildcardFormula({ ...node, patterns: rest }, reading)] }
        : present;
    }
  }
  const test = coveredTest(texts, node, reading);
  const samples = (random: Random, wide: boolean) => patternSamples(random, texts, wide).map(revealed);
  const cost = 1 + lengthOfWildcards(texts);
  const probes = () => textProbes(texts, true).map(shown);
  const label = `${node.subject.name} ${node.said}`;
  const leaf = textLeaf(node.span, label, field, test, samples, texts.map(revealed), cost, probes);
  return leafFormula({ ...leaf, asks: JSON.stringify([texts, lettersOf(node, reading), node.escapes]) });
}

/** Whether a text is covered by patterns whose letters are hidden where they have escapes. */
function coveredTest(texts: readonly string[], node: Wildcard | Anywhere, reading: Reading): ValueTest {
  const covered = coveredBy(texts, lettersOf(node, reading));
  return node.escapes ? textTest((text) => covered(hidden(text))) : covered;
}

/** Texts that may stand anywhere are put into some fields; without any the condition is left open. */
export function anywhereFormula(node: Anywhere, reading: Reading): Formula {
  const { span, said, patterns, letters, escapes } = node;
  const { carriers = [] } = reading;
  if (carriers.length === 0) return leafFormula(opaque(node, said));
  const operands = carriers.map((name): Formula => {
    const subject = { kind: 'field', span, name, optional: false } as const;
    return wildcardFormula({ kind: 'wildcard', span, said, subject, patterns, letters, escapes }, reading);
  });
  return { kind: 'or', operands };
}

/** The test that `anywhereFormula` applies to texts; null where it leaves the condition open. */
export function anywhereTest(node: Anywhere, reading: Reading): ValueTest | null {
  const plain = node.escapes ? node.patterns.map(hideLetters) : node.patterns;
  const texts = plain.filter((text) => text !== null);
  return texts.length < plain.length ? null : coveredTest(texts, node, reading);
}

function shown({ name, value }: NamedValue): NamedValue {
  return { name, value: typeof value === 'string' ? revealed(value) : value };
}

/** Regular expressions: a query on a text field, else a script. */
export function regexFormula(node: Regex, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leafFormula(scriptLeaf(node.subject, node, node.said, reading));
  const { patterns: texts, subject } = node;
  const { field, facts } = placeOf(reading.schema, subject.name);
  const label = `${subject.name} ${node.said}`;
  const unknown = leafFormula(opaque(node, label));
  if (!isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  const parsed = node.dialect === 'pcre' ? pcre(node, reading) : lucene(node, reading);
  if (parsed === null) return unknown;
  const test = textTest((text) => anyOf(parsed, ({ whole, letters }) => covers(node, whole, text, letters)));
  const drawn = (random: Random, plain: boolean) =>
    luceneText(random, parsed[random.int(0, parsed.length - 1)]?.inner ?? null, plain);
  const samples = (random: Random) => {
    const texts = [false, false, false, false, false, true].map((plain) => drawn(random, plain));
    return node.dialect === 'pcre'
      ? [...texts, ...texts.slice(3).map((text) => `${random.word()} ${text} ${random.word()}`)]
      : texts;
  };
  const probes = (random: Random) => inTurn(spread(parsed, 12).map(({ inner }) => luceneProbes(random, inner)));
  return leafFormula(textLeaf(node.span, label, field, test, samples, null, 100 * parsed.length, probes));
}

/** A pattern, what covers the whole of a text that it matches, and which letters its own stand for. */
interface Parsed {
  readonly inner: LuceneNode;
  readonly whole: LuceneNode;
  readonly letters: Letters;
}

/** How far letters fold beyond ASCII differs between engines of PCRE: that is left open. */
function covers({ dialect }: Regex, pattern: LuceneNode, text: string, letters: Letters): Answer {
  const isOpen = dialect === 'pcre' && letters === 'unicode' && /[^\u0000-\u007f]/.test(text);
  return isOpen ? null : matchesLucene(pattern, text, letters);
}

function lucene(node: Regex, reading: Reading): readonly Parsed[] | null {
  const { patterns: texts, subject } = node;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  const name = subject.kind === 'field' ? subject.name : '';
  if (isAnalysed(name, reading) && texts.some((text) => /@|\.\*/.test(text))) return null;
  // The engine joins a list to one pattern, in which an empty element makes the bar behind it a letter (eql-semantics 2.1, 7.1).
  if (texts.length > 1 && (texts.includes('') || texts.join('|').length > 1000)) return null;
  const letters = lettersOf(node, reading);
  return all(texts, (text) => {
    const inner = parseLucene(text);
    return inner === null ? null : { inner, whole: inner, letters };
  });
}

function pcre(node: Regex, reading: Reading): readonly Parsed[] | null {
  if (node.subject.kind === 'field' && isAnalysed(node.subject.name, reading)) return null;
  return all(node.patterns, (text) => {
    const folded = node.letters === 'folded' || opensFolded(text);
    const inner = parsePcre(text, folded);
    return inner === null ? null : { inner, whole: somewhere(inner), letters: folded ? reading.folding : 'exact' };
  });
}

function all(texts: readonly string[], parse: (text: string) => Parsed | null): readonly Parsed[] | null {
  const parsed = texts.flatMap((text) => parse(text) ?? []);
  return parsed.length < texts.length ? null : parsed;
}

/** True for a text field, which stands beside its exact sub-field. */
function isAnalysed(name: string, reading: Reading): boolean {
  return (reading.schema.fields.get(name)?.exactSubfield ?? null) !== null;
}

function lettersOf({ letters }: Wildcard | Regex | Anywhere, { folding }: Reading): Letters {
  return letters === 'exact' ? 'exact' : folding;
}
