import { type ComponentChild, h } from 'preact';
import { countOf } from '../../report/line.ts';
import type { Chosen, TargetAnswer } from '../work/work.ts';
import { save } from './save.ts';
import { type Show, Text, Words } from './told.ts';

interface CardProps {
  readonly answer: TargetAnswer;
  readonly chosen: Chosen;
  readonly show: Show;
  readonly choose: (chosen: Chosen) => void;
}

/** What one target made of the rule: how it came through, what was lost and where, then the text. */
export function Card({ answer, chosen, show, choose }: CardProps): ComponentChild {
  const { target, title, text, words, choices } = answer;
  const id = `target-${target}`;
  const main = words.filter(({ gravity }) => gravity !== 'note');
  const notes = words.filter(({ gravity }) => gravity === 'note');
  return h(
    'article',
    { class: 'card', 'aria-labelledby': id, 'data-target': target, 'data-status': answer.status },
    h('div', { class: 'head' }, h('h3', { id }, title), status(answer)),
    main.length === 0 ? null : h(Words, { words: main, show }),
    text === null ? null : h(Text, { text, label: title }),
    text === null ? null : actions(answer, text),
    notes.length === 0
      ? null
      : h('details', null, h('summary', null, countOf(notes.length, 'note')), h(Words, { words: notes, show })),
    choices.length === 0 ? null : h('details', null, h('summary', null, 'Choices'), h(Choices, { answer, chosen, choose })),
  );
}

function status({ status, beyond, words }: TargetAnswer): ComponentChild {
  if (beyond) return h('span', { class: 'badge beyond' }, 'says no rule of this kind');
  const losses = words.filter(({ gravity }) => gravity === 'loss').length;
  const word = status === 'exact' ? 'exact' : status === 'lossy' ? `${losses} ${losses === 1 ? 'loss' : 'losses'}` : 'refused';
  return h('span', { class: `badge ${status}` }, word);
}

function actions({ target, extension, title }: TargetAnswer, text: string): ComponentChild {
  return h(
    'div',
    { class: 'row' },
    h(
      'button',
      { type: 'button', onClick: () => void navigator.clipboard?.writeText(text), 'aria-label': `Copy ${title}` },
      'Copy',
    ),
    h(
      'button',
      { type: 'button', onClick: () => save(`rule.${target}${extension}`, text), 'aria-label': `Save ${title} as a file` },
      'Save',
    ),
  );
}

/** The choices that the target has, as its own row says. */
function Choices({ answer, chosen, choose }: Omit<CardProps, 'show'>): ComponentChild {
  return h(
    'div',
    { class: 'row' },
    ...answer.choices.map(({ key, help, values, default: usual }) => {
      const change = (event: Event): void => {
        const { target } = event;
        const value = target instanceof HTMLSelectElement ? values[target.selectedIndex] : undefined;
        if (value !== undefined) choose({ ...chosen, [key]: value });
      };
      const selected = values.includes(chosen[key] ?? usual) ? (chosen[key] ?? usual) : usual;
      return h(
        'label',
        { title: help },
        help,
        h(
          'select',
          { onChange: change, 'data-choice': key },
          ...values.map((value) => h('option', { selected: value === selected }, String(value))),
        ),
      );
    }),
  );
}
