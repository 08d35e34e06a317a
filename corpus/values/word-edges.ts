import type { NamedValue } from '../conditions/formula.ts';
import { coveredText } from '../conditions/wildcard.ts';
import type { Random } from '../random.ts';
import { spread, textProbes } from './text-edges.ts';

/** Texts that are looked for: `row`, the words of one of them, one behind the other; `any`, one of their words; `pattern`, a word that they cover. */
export interface AskedWords {
  readonly mode: 'row' | 'any' | 'pattern';
  readonly texts: readonly string[];
}

/** Texts among whose words are those that are looked for: alone, among others, at either end. */
export function wordSamples(random: Random, { mode, texts }: AskedWords): readonly string[] {
  return random.shuffle(random.some(texts, 12)).flatMap((text) => {
    const filled = mode === 'pattern' ? coveredText(random, text, false).replace(/[^\w]/g, 'x') : text;
    const chosen = mode === 'pattern' && text.includes('*') ? [filled, text.replaceAll('*', '')] : [text];
    return chosen.flatMap((each) => [
      each,
      `${random.word()} ${each} ${random.word()}`,
      `(${each})`,
      `${each}\n${random.word()}`,
    ]);
  });
}

/** A few texts one step away. */
export function wordEdges(random: Random, asked: AskedWords): readonly NamedValue[] {
  return random.shuffle(wordProbes(random, asked)).slice(0, 30);
}

/** Texts on both sides of the edge: the words parted by something else, in another order, with one between them or missing, in longer words. */
export function wordProbes(random: Random, { mode, texts }: AskedWords): readonly NamedValue[] {
  const own = spread(texts, 16).flatMap((written): readonly NamedValue[] => {
    const text = mode === 'pattern' ? written.replaceAll('*', 'w0') : written;
    const words = text.split(/[^\w-]+/).filter((word) => word !== '');
    const [first = '', ...others] = words;
    const between = random.word();
    return [
      { name: 'among-other-words', value: `${random.word()} ${text} ${between}` },
      { name: 'other-signs-between', value: `<${words.join(' ;\u00e9\t')}>` },
      { name: 'capital-words', value: `${between}.${text.toUpperCase()}` },
      { name: 'longer-word', value: `${between} ${text}${between} ${between}` },
      { name: 'longer-word-before', value: `${between} ${between}${text} ${between}` },
      { name: 'hyphen-before', value: `${between} x-${text}` },
      { name: 'underline-behind', value: `${text}_x` },
      { name: 'words-reversed', value: [...words].reverse().join(' ') },
      { name: 'word-between', value: [first, between, ...others].join(' ') },
      { name: 'word-left-out', value: others.join(' ') },
      { name: 'words-joined', value: words.join('') },
      { name: 'first-word-twice', value: [first, first, ...others].join(' ') },
    ];
  });
  return [...own, ...textProbes(texts, mode === 'pattern')];
}
