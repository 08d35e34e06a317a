import { type ComponentChild, h } from 'preact';
import { EFFECT_WORDS } from '../../report/effects.ts';
import { thousands } from '../../report/line.ts';
import { printable, printableLine } from '../../source/index.ts';
import type { Stretch, Word } from '../work/work.ts';

/** Brings a place of the rule into view. */
export type Show = (place: Stretch) => void;

/** Everything that was told, each with its place in the rule, what to do, and the page of its code. */
export function Words({ words, show }: { readonly words: readonly Word[]; readonly show: Show }): ComponentChild {
  return h('ul', { class: 'words' }, ...words.map((word) => h('li', null, told(word, show))));
}

function told(word: Word, show: Show): ComponentChild {
  const { message, effect, help, quote, code } = word;
  return h(
    'div',
    null,
    `${printableLine(message)}${effect === null ? '' : ` (${EFFECT_WORDS[effect]})`} `,
    quote === ''
      ? null
      : h(
          'button',
          { type: 'button', class: 'place', onClick: () => show(word), title: 'show it in the rule' },
          printableLine(quote),
        ),
    ' ',
    h('a', { href: `#code/${code}`, class: 'small' }, code),
    help === null ? null : h('div', { class: 'small' }, h('strong', null, 'What to do: '), printableLine(help)),
  );
}

/** A text that scrolls is reached by the keyboard. */
export function Text({ text, label }: { readonly text: string; readonly label: string }): ComponentChild {
  return h('pre', { tabIndex: 0, role: 'region', 'aria-label': printableLine(label) }, printable(text));
}

/** Something that has to be said above all else. */
export function Notice({
  bad = false,
  children,
}: {
  readonly bad?: boolean;
  readonly children?: ComponentChild;
}): ComponentChild {
  return h('p', { class: bad ? 'notice bad' : 'notice', role: bad ? 'alert' : 'status' }, children);
}

/** `1 match`, `2,000 matches`. */
export function matchCount(count: number): string {
  return count === 1 ? '1 match' : `${thousands(count)} matches`;
}
