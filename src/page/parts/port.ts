import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import { PORT_KINDS } from '../../api/against/kind.ts';
import type { PortReport } from '../../report/index.ts';
import { countOf, thousands } from '../../report/line.ts';
import { printableLine } from '../../source/index.ts';
import { subjectIn, useReading, useRun } from '../hooks.ts';
import { TextField } from './fields.ts';
import type { PanelProps } from './panel-props.ts';
import { RunRow } from './run-row.ts';
import { Notice, Text } from './told.ts';
import { jsonOf, VerdictPart } from './verdict.ts';

/** Somebody's port, judged by the rule: each way in which it differs with the smallest event, and a proof where it can be read back. */
export function PortPanel({ desk }: PanelProps): ComponentChild {
  const subject = subjectIn(useReading(desk));
  const judged = useRun('against');
  const [text, setText] = useState('');
  const [kind, setKind] = useState(0);
  const chosen = PORT_KINDS[kind - 1];
  const lacking = text.trim() === '' ? 'Paste a port of the rule first.' : null;
  const port = { name: 'the port', text, ...(chosen === undefined ? {} : { kind: chosen }) };
  return h(
    'div',
    null,
    h(
      'p',
      null,
      'A port of the rule that somebody made, in any language that is read. It is run over events of the rule and its own; a JavaScript module runs in a worker, so paste none that you do not trust.',
    ),
    h(TextField, { id: 'port', label: 'The port', value: text, change: setText }),
    h(
      RunRow,
      {
        run: judged,
        title: 'Compare with the rule',
        subject,
        isOther: judged.asked?.port.text !== text || judged.asked.port.kind !== chosen,
        lacking,
        begin: () => subject !== null && judged.begin({ ...subject, port, events: 1000 }),
      },
      h(
        'label',
        null,
        'What it is',
        h(
          'select',
          {
            onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) => setKind(currentTarget.selectedIndex),
          },
          ...['told by its text', ...PORT_KINDS].map((name, at) => h('option', { selected: at === kind }, name)),
        ),
      ),
    ),
    judged.answer === null ? null : h(Report, { report: judged.answer.report }),
    judged.answer === null || judged.answer.proof === null
      ? null
      : h(VerdictPart, { verdict: judged.answer.proof, names: { first: 'the rule', second: 'the port' } }),
  );
}

function Report({ report }: { readonly report: PortReport }): ComponentChild {
  const { status, reason, kind, compared, misses, excess, ways, hints = [], unmapped = [] } = report;
  if (status === 'failed') {
    const told = printableLine(reason ?? '');
    const words = kind === 'unknown' ? `${told}: choose what it is beside the button.` : `It cannot be judged (${kind}): ${told}`;
    return h(Notice, { bad: true }, words);
  }
  const counts = `${thousands(compared)} compared, ${thousands(misses)} missed, ${thousands(excess)} too many`;
  return h(
    'div',
    { 'data-port': status },
    h(
      'p',
      { role: 'status', class: 'answer' },
      h(
        'span',
        { class: status === 'same' ? 'exact' : 'differs' },
        status === 'same' ? 'No difference' : `It differs in ${countOf(ways.length, 'way')}`,
      ),
      ` (${kind}; ${counts}).`,
    ),
    h(
      'ul',
      { class: 'words' },
      ...ways.map(({ message, event, timeline, agreed }) =>
        h(
          'li',
          null,
          printableLine(message),
          h(Text, { text: jsonOf(timeline ?? [event]), label: 'The smallest event that differs' }),
          agreed === null
            ? null
            : h(
                'details',
                null,
                h('summary', null, 'The same event, changed so that both match'),
                h(Text, { text: jsonOf([agreed]), label: 'Both match' }),
              ),
        ),
      ),
    ),
    ...[...hints, ...(unmapped.length === 0 ? [] : [`It asks fields that no event has: ${unmapped.join(', ')}`])].map((hint) =>
      h(Notice, null, printableLine(hint)),
    ),
  );
}
