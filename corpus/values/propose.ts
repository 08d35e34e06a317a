import type { Scalar } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { parseAddress } from '../conditions/address.ts';
import { isTextPart, type TextPart } from '../conditions/functions.ts';
import { parseLucene } from '../conditions/lucene-syntax.ts';
import { constantOf, placeOf } from '../conditions/reading.ts';
import type { Call, Question } from '../questions/index.ts';
import { patternSamples } from './edge-values.ts';
import { type Backwards, both, current, invert, type Proposal } from './invert.ts';
import { luceneText } from './lucene-text.ts';

/** Ways to make a condition that a script answers true, or false: whoever uses them checks them. */
export function propose(node: Question, truth: boolean, around: Backwards): readonly Proposal[] {
  const wanted = (texts: readonly string[]): readonly Scalar[] => (truth ? texts : texts.flatMap(others));
  switch (node.kind) {
    case 'comparison': {
      const constant = constantOf(node.right)?.value ?? null;
      if (constant === null) return nothings(node.left, truth, around);
      return wantedBy(node.operator, constant, truth).flatMap((want) => invert(node.left, want, around));
    }
    case 'membership': {
      const values = node.elements.flatMap((element) => constantOf(element)?.value ?? []);
      return values.flatMap((value) => (truth ? [value] : others(value))).flatMap((want) => invert(node.subject, want, around));
    }
    case 'wildcard': {
      const texts = [...patternSamples(around.random, node.patterns, false), ...node.patterns.flatMap(filled)];
      return wanted(texts).flatMap((want) => invert(node.subject, want, around));
    }
    case 'regex': {
      const texts = node.patterns.flatMap((pattern) =>
        [true, false, false].map((plain) => luceneText(around.random, parseLucene(pattern), plain)),
      );
      return wanted(texts).flatMap((want) => invert(node.subject, want, around));
    }
    case 'call':
      return proposeCall(node, truth, around);
    default:
      return [];
  }
}

/** Values that a comparison with a constant wants, or does not want. */
function wantedBy(operator: string, constant: Scalar, truth: boolean): readonly Scalar[] {
  if (typeof constant === 'boolean') return [truth === (operator === '==') ? constant : !constant];
  if ((operator === '==') !== truth && (operator === '==' || operator === '!=')) return others(constant);
  if (operator === '==' || operator === '!=') return [constant];
  const up = operator.startsWith('>') === truth;
  if (typeof constant === 'string')
    return up ? [`${constant}0`, constant, `${constant}z`] : ['', constant, constant.slice(0, -1)];
  const step = up ? 1 : -1;
  // The nearest whole number tells whether a bound is cut.
  if (!Number.isInteger(constant)) {
    const whole = up ? Math.ceil(constant) : Math.floor(constant);
    return [whole, constant, constant + step / 8, constant + step, whole + 10 * step];
  }
  return [constant, constant + step, constant + 2 * step, constant + 10 * step, constant + 100 * step];
}

function others(value: Scalar): readonly Scalar[] {
  if (typeof value === 'boolean') return [!value];
  return typeof value === 'number' ? [value + 1, value - 1] : [`${value}x`, `x${value}`, value.slice(0, -1)];
}

/** Pieces that make addresses of patterns. */
const PIECES = ['1', '2.1', '10', '10.1.2', '1.2.3', 'db8::', 'fe80:', ''] as const;

/** The pattern with its stars filled so that it may be an address. */
function filled(pattern: string): readonly string[] {
  if (!/^[\d.:a-fA-F*?]+$/.test(pattern)) return [];
  const ways = PIECES.map((piece) => pattern.replaceAll('*', piece).replaceAll('?', '1'));
  return ways.filter((text) => parseAddress(text) !== null);
}

/** Texts that have a part where a function asks for it, and parts that a text has there. */
interface Ways {
  readonly having: (part: string, word: string) => readonly string[];
  readonly partsOf: (text: string, half: number) => readonly string[];
}

const fromTheStart: Ways['partsOf'] = (text, half) => [text.slice(0, half), text.slice(0, 3), text];

const WAYS: { readonly [name in TextPart]: Ways } = {
  startsWith: { having: (part, word) => [`${part}${word}`, part, `${part}.${word}`], partsOf: fromTheStart },
  endsWith: {
    having: (part, word) => [`${word}${part}`, part, `/${word}/${part}`],
    partsOf: (text, half) => [text.slice(half), text.slice(-3), text],
  },
  stringContains: { having: (part, word) => [`${word} ${part} ${word}`, part], partsOf: fromTheStart },
};

function proposeCall(node: Call, truth: boolean, around: Backwards): readonly Proposal[] {
  const [first, second] = node.arguments;
  if (first === undefined || second === undefined || !isTextPart(node.name)) return [];
  const { random } = around;
  const word = random.word();
  const { having, partsOf } = WAYS[node.name];
  const longer = (part: string): readonly string[] => {
    const cases = node.letters === 'folded' ? [part, part.toUpperCase(), part.toLowerCase()] : [part];
    return cases.flatMap((text) => {
      return truth ? having(text, word) : [word, `${word}${text}${word}`];
    });
  };
  const shorter = (text: string): readonly string[] => {
    if (!truth) return [`${word}!`, `${text}x`];
    const half = Math.max(1, Math.floor(text.length / 2));
    return partsOf(text, half);
  };
  const [whole, part] = [current(first, around), current(second, around)];
  const kept = typeof part === 'string' ? both(invertAll(first, longer(part), around), keep(second, part, around)) : [];
  const turned = typeof whole === 'string' ? both(keep(first, whole, around), invertAll(second, shorter(whole), around)) : [];
  const fresh = [word, `${word}.exe`, 'a1'].flatMap((text) =>
    both(invert(second, text, around), invertAll(first, longer(text), around)),
  );
  return [...kept, ...turned, ...fresh];
}

function invertAll(node: Question, texts: readonly string[], around: Backwards): readonly Proposal[] {
  return texts.flatMap((text) => invert(node, text, around));
}

/** The values that give an expression the value it has. */
function keep(node: Question, value: Scalar, around: Backwards): readonly Proposal[] {
  const constant = constantOf(node);
  return constant !== null ? [new Map()] : [new Map(), ...invert(node, value, around)];
}

/** A field left out, or an expression without a result. */
function nothings(node: Question, truth: boolean, around: Backwards): readonly Proposal[] {
  if (!truth || node.kind !== 'call') return [];
  const [first] = node.arguments;
  if (node.name !== 'indexOf' || first?.kind !== 'field') return [];
  const { facts, field } = placeOf(around.reading.schema, first.name);
  return familyOf(facts.type) === 'string' ? [new Map([[field, ['~']]])] : [];
}
