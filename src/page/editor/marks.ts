import type { TargetAnswer, Word } from '../work/work.ts';
import type { Mark } from './editor.ts';

/** What is wrong with the rule at its places, and what outputs lose or cannot say there, of all outputs together. */
export function marksOf(words: readonly Word[], answers: readonly TargetAnswer[]): readonly Mark[] {
  const told = words.map((word) => ({ ...placeOf(word), severity: severityOf(word), message: textOf(word) }));
  const lost = new Map<string, Mark>();
  for (const { title, beyond, words } of answers)
    for (const word of beyond ? [] : words.filter(({ gravity }) => gravity !== 'note')) {
      const key = `${word.from}-${word.to}`;
      const line = `${title}: ${textOf(word)}`;
      const before = lost.get(key);
      lost.set(key, { ...placeOf(word), severity: 'info', message: before === undefined ? line : `${before.message}\n${line}` });
    }
  return [...told, ...lost.values()];
}

function placeOf({ from, to }: Word): Pick<Mark, 'from' | 'to'> {
  return { from, to };
}

function severityOf({ gravity }: Word): Mark['severity'] {
  return gravity === 'error' || gravity === 'warning' ? gravity : 'info';
}

function textOf({ message, code, help }: Word): string {
  return `${message} [${code}]${help === null ? '' : `\n${help}`}`;
}
