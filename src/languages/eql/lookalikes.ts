import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { PROBLEM_LIMIT } from './limits.ts';
import type { Token } from './tokens.ts';
import { isKeyword } from './words.ts';

/** `NOT (a == 1)` has the grammar of a call, but no function is named like a keyword: whoever writes it means the keyword. */
export function miscasedCalls(tokens: readonly Token[]): readonly Diagnostic[] {
  const found = tokens.flatMap((token, index) => {
    const lower = token.text.toLowerCase();
    if (token.kind !== 'word' || lower === token.text || !isKeyword(lower) || tokens[index + 1]?.text !== '(') return [];
    return [diagnostic('keyword-case', 'keywords are written in lower case', token.span, { help: `write \`${lower}\`` })];
  });
  return found.slice(0, PROBLEM_LIMIT);
}

/** `user-name` is a subtraction in EQL; whoever writes it without spaces most likely means one name. */
export function hyphens(tokens: readonly Token[]): readonly Diagnostic[] {
  const found = tokens.flatMap((token, index) => {
    const left = tokens[index - 1];
    const right = tokens[index + 1];
    if (token.text !== '-' || left?.kind !== 'word' || right?.kind !== 'word') return [];
    if (left.span.end !== token.span.start || right.span.start !== token.span.end) return [];
    const name = `${left.text}-${right.text}`;
    const span = { start: left.span.start, end: right.span.end };
    return [
      diagnostic('hyphen-in-name', `\`${name}\` is read as a subtraction`, span, {
        help: 'put it in backticks if it is one name, or put spaces around the minus sign',
      }),
    ];
  });
  return found.slice(0, PROBLEM_LIMIT);
}
