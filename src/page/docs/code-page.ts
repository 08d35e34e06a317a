import { type ComponentChild, h } from 'preact';
import type { CodeRow } from '../../source/index.ts';
import { printableLine } from '../../source/index.ts';

const KINDS = {
  error: 'a problem: the rule is not accepted',
  warning: 'a warning',
  note: 'a note',
  refusal: 'a refusal: a target cannot say it',
  loss: 'a loss: a target says it with a stated effect',
} as const satisfies Record<CodeRow['kind'], string>;

/** What a code means, and what can be done. */
export function CodePage({ code, row }: { readonly code: string; readonly row: CodeRow | null }): ComponentChild {
  if (row === null) return h('p', null, `There is no code ${printableLine(code.slice(0, 100))}.`);
  const { title, meaning, kind, help, example } = row;
  return h(
    'article',
    { class: 'card', 'aria-labelledby': 'the-code' },
    h('h3', { id: 'the-code' }, code),
    h('p', null, h('strong', null, title), `: ${KINDS[kind]}.`),
    h('p', null, meaning),
    help === undefined ? null : h('p', null, h('strong', null, 'What to do: '), help),
    example === undefined
      ? null
      : h('pre', { tabIndex: 0, role: 'region', 'aria-label': 'a query of which it is told' }, example),
  );
}
