import { isNonEmpty } from '../../src/source/index.ts';
import type { Regex, Wildcard } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { patternSamples } from '../values/edge-values.ts';
import { luceneProbes, luceneText } from '../values/lucene-text.ts';
import { inTurn, spread, textProbes } from '../values/text-edges.ts';
import { anyOf } from './answer.ts';
import { scriptLeaf } from './call-leaf.ts';
import { missingLeaf } from './field-leaf.ts';
import { coveredBy, textTest } from './field-tests.ts';
import { type Formula, leafFormula, notFormula } from './formula.ts';
import type { Letters } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { parseLucene } from './lucene-syntax.ts';
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
  const plain = node.escapes ? withoutEscapes(node.patterns) : node.patterns;
  // Two stars cover what any number of them covers.
  const texts = (plain ?? []).map((text) => text.replace(/\*{3,}/g, '**'));
  if (plain === null || !isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if (isAnalysed(node.subject.name, reading)) {
    const rest = plain.filter((pattern) => !/^\*+$/.test(pattern));
    if (rest.length < plain.length) {
      const present = notFormula(leafFormula(missingLeaf(node.subject, node, reading)));
      return isNonEmpty(rest)
        ? { kind: 'or', operands: [present, wildcardFormula({ ...node, patterns: rest, escapes: false }, reading)] }
        : present;
    }
  }
  const samples = (random: Random, wide: boolean) => patternSamples(random, texts, wide);
  const cost = 1 + lengthOfWildcards(texts);
  const probes = () => textProbes(texts, true);
  const label = `${node.subject.name} ${node.said}`;
  return leafFormula(textLeaf(node.span, label, field, coveredBy(texts, lettersOf(node, reading)), samples, texts, cost, probes));
}

/** Patterns in which every `*` and `?` is a wildcard and a backslash a letter; null where one of them is a letter. */
function withoutEscapes(patterns: readonly string[]): readonly string[] | null {
  if (patterns.some((pattern) => /(?:^|[^\\])(?:\\\\)*\\[*?]/.test(pattern))) return null;
  return patterns.map((pattern) => pattern.replaceAll('\\\\', '\\'));
}

/** Regular expressions: a query on a text field, else a script. */
export function regexFormula(node: Regex, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leafFormula(scriptLeaf(node.subject, node, node.said, reading));
  const { patterns: texts, subject } = node;
  const { field, facts } = placeOf(reading.schema, subject.name);
  const label = `${subject.name} ${node.said}`;
  const unknown = leafFormula(opaque(node, label));
  if (node.dialect !== 'lucene' || !isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if (isAnalysed(subject.name, reading) && texts.some((text) => /@|\.\*/.test(text))) return unknown;
  // The engine joins a list to one pattern, in which an empty element makes the bar behind it a letter (eql-semantics 2.1, 7.1).
  const joined = texts.length > 1 && (texts.includes('') || texts.join('|').length > 1000);
  const parsed = texts.map(parseLucene);
  if (joined || parsed.includes(null)) return unknown;
  const letters = lettersOf(node, reading);
  const test = textTest((text) => anyOf(parsed, (pattern) => matchesLucene(pattern, text, letters)));
  const samples = (random: Random) =>
    [false, false, false, false, false, true].map((plain) =>
      luceneText(random, parsed[random.int(0, parsed.length - 1)] ?? null, plain),
    );
  const probes = (random: Random) => inTurn(spread(parsed, 12).map((pattern) => luceneProbes(random, pattern)));
  return leafFormula(textLeaf(node.span, label, field, test, samples, null, 100 * parsed.length, probes));
}

/** True for a text field, which stands beside its exact sub-field. */
function isAnalysed(name: string, reading: Reading): boolean {
  return (reading.schema.fields.get(name)?.exactSubfield ?? null) !== null;
}

function lettersOf({ letters }: Wildcard | Regex, { folding }: Reading): Letters {
  return letters === 'exact' ? 'exact' : folding;
}
