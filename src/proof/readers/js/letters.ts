import type { RegexNode } from '../../../pattern/index.ts';
import { type AnyNode, refuse } from './syntax.ts';

/** How letters of a value are changed before they are compared. */
export type Fold = 'none' | 'ascii' | 'unicode';

const NOTHING: RegexNode = { kind: 'nothing' };

/** The texts that are one text once they are folded. */
export function literal(text: string, fold: Fold, node: AnyNode): RegexNode {
  if (hasHalves(text)) return refuse(node, 'half of a pair of units');
  if (text === '') return { kind: 'empty-string' };
  if (fold === 'none') return exact(text);
  const letters = Array.from(text, (letter): RegexNode => {
    const forms = FORMS[fold](letter);
    const members = forms.map((form) => ({ kind: 'member', code: form.codePointAt(0) ?? 0 }) as const);
    return forms.length === 0
      ? NOTHING
      : forms.length === 1 && forms[0] === letter
        ? exact(letter)
        : { kind: 'class', negated: false, members };
  });
  return { kind: 'concatenation', operands: letters };
}

/** The characters that folding makes a letter of: none of a capital, which becomes another. */
const FORMS: { readonly [Name in Exclude<Fold, 'none'>]: (letter: string) => readonly string[] } = {
  ascii: (letter) => (/[a-z]/.test(letter) ? [letter.toUpperCase(), letter] : /[A-Z]/.test(letter) ? [] : [letter]),
  unicode: (letter) => {
    if (letter === '\u017f' || letter === '\u212a') return [];
    const more = letter === 's' ? ['\u017f'] : letter === 'k' ? ['\u212a'] : [];
    return [...FORMS.ascii(letter), ...more];
  },
};

/** A text as it is. */
export function exact(text: string): RegexNode {
  return text === '' ? { kind: 'empty-string' } : { kind: 'text', text };
}

/** Whether half of a pair of units stands in a text. */
export function hasHalves(text: string): boolean {
  return /[\ud800-\udfff]/u.test(text);
}
