import type { Scalar } from '../../src/event/index.ts';
import type { Random } from '../random.ts';

/** Whole numbers around the constants of an arithmetic condition, combined as it may combine them. */
export function hintedNumbers(hints: readonly Scalar[]): readonly number[] {
  const numbers = hints.flatMap((hint) => {
    if (typeof hint === 'number') return Number.isSafeInteger(hint) ? [hint] : [];
    return typeof hint === 'string' && /^-?\d{1,9}$/.test(hint) ? [Number(hint)] : [];
  });
  const combined = numbers.flatMap((left) =>
    numbers.flatMap((right) => [left - right, left + right, right === 0 ? 0 : left / right, left * right]),
  );
  return [...new Set([...numbers, ...combined].flatMap((number) => [number, number + 1, number - 1, -number, -number - 1]))]
    .filter(Number.isSafeInteger)
    .slice(0, 60);
}

/** Texts that a function's constants suggest: the constants themselves, alone and in company, and texts of the lengths they name. */
export function hintedTexts(random: Random, hints: readonly Scalar[]): readonly string[] {
  const word = random.word();
  const texts = hints.filter((hint) => typeof hint === 'string').slice(0, 12);
  const pieces = texts.flatMap((text) =>
    texts.filter((other) => other !== '' && other !== text).flatMap((other) => text.split(other)),
  );
  const chains = [
    texts.join(''),
    [...texts].reverse().join(''),
    texts.join(word),
    `${texts.slice(0, -1).join(texts.at(-1) ?? '')}${word}`,
  ];
  const [first = '', second = '', third = ''] = texts;
  const each = hints.slice(0, 200).flatMap((hint) => {
    if (typeof hint === 'string') return [hint, hint + word, word + hint, `${word}${hint}${word}`, hint.replaceAll('*', word)];
    if (typeof hint !== 'number' || hint < 0 || hint > 8000) return [];
    const stem = word.repeat(Math.ceil((hint + 1) / word.length));
    const lengths = [hint - 1, hint, hint + 1].filter((length) => length >= 0);
    return lengths.flatMap((length) => {
      const start = stem.slice(0, length);
      return [start, String(length), ...texts.slice(0, 2).map((text) => start + text)];
    });
  });
  // A whole number that is no length may be what text in some base stands for.
  const wholes = hints.filter((hint) => typeof hint === 'number' && Number.isSafeInteger(hint)).map(Number);
  const bases = wholes.filter((base) => base >= 2 && base <= 36);
  const numerals = bases
    .slice(0, 4)
    .flatMap((base) =>
      wholes.slice(0, 12).flatMap((whole) => [whole, whole + 1, whole - 1].map((value) => value.toString(base))),
    );
  return [...pieces, ...chains, ...numerals, first + third + second, ...each];
}
