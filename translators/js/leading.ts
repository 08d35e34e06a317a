import type { Letters, Semantics } from '../../src/ir/index.ts';
import type { RegexNode, TextPattern } from '../../src/pattern/index.ts';
import { literal } from './text.ts';

/**
 * A condition on one character that every text of the pattern satisfies and most others do not, such as
 * `value[1] === 'v' || value[1] === 'V'` for `/var/run/.*`; null when the pattern does not begin with plain ASCII. It
 * spares most values the regular expression, which costs several times as much.
 */
export function leadingTest(pattern: TextPattern, letters: Letters, folding: Semantics['folding']): string | null {
  const text = leadingText(pattern);
  // The first letter or digit says more than a slash before it.
  const at = text.search(/[A-Za-z0-9]/);
  const character = text.charAt(at);
  if (at < 0 || !/^[ -~]*$/.test(text.slice(0, at))) return null;
  // Under Unicode folding k and s have a third form. (eql-semantics 5.2)
  if (letters === 'fold' && folding === 'unicode' && /[kKsS]/.test(character)) return null;
  const forms = letters === 'exact' ? [character] : [...new Set([character.toLowerCase(), character.toUpperCase()])];
  const test = forms.map((form) => `value[${at}] === ${literal(form)}`).join(' || ');
  return forms.length === 1 ? test : `(${test})`;
}

/** The characters with which every text of the pattern begins, as written; not always all of them. */
function leadingText(pattern: TextPattern): string {
  switch (pattern.kind) {
    case 'wildcard': {
      const [first] = pattern.parts;
      return first.kind === 'literal' ? first.text : '';
    }
    case 'regex':
      return leadingRun(pattern.tree).text;
  }
}

/** The text a node begins with, and whether that is all of the node. */
function leadingRun(node: RegexNode): { readonly text: string; readonly whole: boolean } {
  if (node.kind === 'character') return { text: String.fromCodePoint(node.code), whole: true };
  if (node.kind === 'text') return { text: node.text, whole: true };
  if (node.kind !== 'concatenation') return { text: '', whole: false };
  let text = '';
  for (const operand of node.operands) {
    const run = leadingRun(operand);
    text += run.text;
    if (!run.whole) return { text, whole: false };
  }
  return { text, whole: true };
}
