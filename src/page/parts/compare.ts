import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import { metadataText } from '../../report/proof/metadata-text.ts';
import { printable, printableLine } from '../../source/index.ts';
import { subjectIn, useReading, useRun } from '../hooks.ts';
import { TextField } from './fields.ts';
import type { PanelProps } from './panel-props.ts';
import { RunRow } from './run-row.ts';
import { Notice } from './told.ts';
import { VerdictPart } from './verdict.ts';

/** Another version of the rule beside the one that stands there, in whatever language. */
export function Compare({ desk }: PanelProps): ComponentChild {
  const { shared, ...reading } = useReading(desk);
  const subject = subjectIn({ shared, ...reading });
  const compared = useRun('diff');
  const [other, setOther] = useState('');
  const lacking = other.trim() === '' ? 'Paste the other version first.' : null;
  const { answer } = compared;
  return h(
    'div',
    null,
    h(
      'p',
      null,
      'Another version of the rule, in whatever language: what it catches beside this one, for every event that there could be.',
    ),
    h(TextField, { id: 'other', label: 'The other version', value: other, change: setOther }),
    h(
      RunRow,
      {
        run: compared,
        title: 'Compare',
        subject,
        isOther: compared.asked?.other !== other,
        lacking,
        begin: () => subject !== null && compared.begin({ ...subject, other }),
      },
      h('button', { type: 'button', onClick: () => setOther(shared.text) }, 'Begin with this version'),
    ),
    answer === null
      ? null
      : 'problem' in answer
        ? h(Notice, { bad: true }, printableLine(answer.problem))
        : h(
            'div',
            { 'data-relation': answer.relation },
            h(VerdictPart, { verdict: answer.meaning, names: { first: 'this version', second: 'the other' } }),
            answer.metadata.length === 0
              ? h('p', { class: 'faint' }, 'They say the same of themselves.')
              : h(
                  'div',
                  null,
                  h('h4', null, 'What they say of themselves otherwise'),
                  h(
                    'pre',
                    { tabIndex: 0, role: 'region', 'aria-label': 'Metadata' },
                    printable(answer.metadata.map(metadataText).join('\n')),
                  ),
                ),
          ),
  );
}
