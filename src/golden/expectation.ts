import type { Source } from '../source/index.ts';
import type { Slot } from './case.ts';
import type { Part } from './part.ts';

/** Where the expectation of a case is written: its own, or in front of all that the case says. */
export function slotAt(
  holder: Part,
  expected: Part | null,
  { source, form }: { readonly source: Source; readonly form: Slot['form'] },
): Slot {
  const { style, at } = holder;
  if (expected !== null) {
    const end = at.start + source.text.slice(expected.at.start, expected.at.end).trimEnd().length;
    const span = { start: expected.at.start, end: expected.at.start + (end - at.start) };
    const written = source.text.slice(span.start, span.end);
    const commented = form === 'yaml' && expected.kind === 'list' && written.includes('#');
    const fixed = commented
      ? 'comments stand in its list'
      : /^[*&!|>]/.test(written)
        ? 'it has an anchor, an alias or a tag'
        : null;
    return { at: span, before: '', after: '', form, fixed };
  }
  const start = style.kind === 'flow' ? at.start + 1 : at.start;
  const put = { at: { start, end: start }, form, fixed: null };
  switch (style.kind) {
    case 'flow':
      return form === 'json' ? { ...put, before: '"expected":', after: ',' } : { ...put, before: ' expected: ', after: ',' };
    case 'block':
      return { ...put, before: 'expected: ', after: `${lineEndOf(source.text)}${' '.repeat(style.column)}` };
    case 'fixed':
      return { ...put, before: '', after: '', fixed: 'it has an anchor or stands for an alias' };
  }
}

/** How the lines of a file end, by its first. */
function lineEndOf(text: string): string {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}

/** An expectation as it is written in a file. */
export function written(expected: boolean | readonly string[], form: Slot['form']): string {
  if (typeof expected === 'boolean') {
    const verdict = expected ? 'match' : 'no match';
    return form === 'json' ? JSON.stringify(verdict) : verdict;
  }
  const names = expected.map((name) => (form === 'yaml' && PLAIN.test(name) ? name : JSON.stringify(name)));
  return `[${names.join(form === 'json' ? ',' : ', ')}]`;
}

/** Texts that YAML takes as they stand: not all of these, but nothing else. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|match)$)[A-Za-z][\w.-]*(?: [\w.-]+)*$/i;
