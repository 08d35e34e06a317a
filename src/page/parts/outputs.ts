import { type ComponentChild, h } from 'preact';
import { countOf } from '../../report/line.ts';
import { useReading } from '../hooks.ts';
import { chosenOf } from '../work/chosen.ts';
import type { Chosen, TargetAnswer } from '../work/work.ts';
import { Card } from './card.ts';
import type { PanelProps } from './panel-props.ts';
import { Notice } from './told.ts';

/** All targets side by side, the answer first. */
export function Outputs({ desk, show }: PanelProps): ComponentChild {
  const reading = useReading(desk);
  const { targets, stale, read, shared, fault } = reading;
  const accepted = chosenOf(read?.rules ?? [], shared.rule)?.accepted === true;
  const answers = [...targets.values()];
  const choose = (target: string) => (chosen: Chosen) => {
    desk.edit({ forms: { ...shared.forms, [target]: chosen } });
  };
  return h(
    'div',
    { class: stale && !accepted ? 'stale' : '', 'data-stale': stale },
    fault === null ? null : h(Notice, { bad: true }, fault),
    answers.length === 0
      ? h('p', { class: 'faint' }, stale ? 'There is no rule yet that could be translated.' : 'Translating.')
      : h(
          'p',
          { class: 'answer', role: 'status' },
          stale
            ? `${accepted ? 'Translating' : 'The rule or its options have problems'}. What follows is of the text before.`
            : answerOf(answers),
        ),
    h(
      'div',
      { class: 'cards' },
      ...answers.map((answer) =>
        h(Card, { key: answer.target, answer, chosen: shared.forms[answer.target] ?? {}, show, choose: choose(answer.target) }),
      ),
    ),
  );
}

function answerOf(answers: readonly TargetAnswer[]): string {
  const count = (test: (one: TargetAnswer) => boolean): number => answers.filter(test).length;
  const parts = [
    `${count(({ status }) => status === 'exact')} exact`,
    `${count(({ status }) => status === 'lossy')} with losses`,
    `${count(({ status, beyond }) => status === 'refused' && !beyond)} refused`,
  ];
  const beyond = count((one) => one.beyond);
  return `${countOf(answers.length, 'output')}: ${parts.join(', ')}${beyond === 0 ? '' : `, ${beyond} that say no rule of this kind`}.`;
}
