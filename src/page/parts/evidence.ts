import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import type { TargetProof } from '../../api/prove/index.ts';
import type { EngineReport, RuleReport } from '../../report/check/report.ts';
import { countOf, thousands } from '../../report/line.ts';
import { printableLine } from '../../source/index.ts';
import type { Reading } from '../desk.ts';
import { subjectIn, useReading, useRun } from '../hooks.ts';
import { isRenaming } from '../options.ts';
import type { Forms } from '../work/work.ts';
import { NumberField } from './fields.ts';
import type { PanelProps } from './panel-props.ts';
import { RunRow } from './run-row.ts';
import { matchCount, Notice, Text } from './told.ts';
import { jsonOf, VerdictPart } from './verdict.ts';

/** What shows that the outputs mean the rule: each run over generated events beside an oracle, and each read back and compared for every event. */
export function Evidence({ desk }: PanelProps): ComponentChild {
  const reading = useReading(desk);
  const subject = subjectIn(reading);
  const checked = useRun('check', (_, told) => [told]);
  const proved = useRun('prove');
  const [events, setEvents] = useState(500);
  const proofs = proved.answer ?? proved.told;
  const { forms } = reading.shared;
  const isOther = (asked: { readonly forms: Forms } | null): boolean => JSON.stringify(asked?.forms) !== JSON.stringify(forms);
  return h(
    'div',
    null,
    h('h3', null, 'Run over generated events'),
    h('p', null, 'Every output is run as it is printed, and compared event by event with an oracle that reads the rule itself.'),
    h(
      RunRow,
      {
        run: checked,
        title: 'Check',
        subject,
        isOther: isOther(checked.asked),
        begin: () => subject !== null && checked.begin({ ...subject, events, seed: 1, forms }),
        share: (checked.told[0] ?? 0) / (checked.asked?.events ?? events),
        said: checked.answer === null ? '' : summaryOf(checked.answer),
      },
      h(NumberField, { label: 'Events', values: [200, 500, 2000, 10_000], value: events, change: setEvents }),
    ),
    checked.answer === null ? null : h(Checked, { report: checked.answer }),
    checked.answer === null
      ? null
      : h(Unseen, {
          reading,
          seen: checked.answer.translations.filter(({ runBy }) => runBy.length > 0),
          words: 'Not run here, for no engine of theirs runs in a browser',
        }),
    h('h3', null, 'Prove for every event'),
    h('p', null, 'Each output is read back from its text and compared with the rule for every event that there could be.'),
    h(RunRow, {
      run: proved,
      title: 'Prove',
      subject,
      isOther: isOther(proved.asked),
      lacking: isRenaming(reading.shared.options)
        ? 'Outputs are proven under the names that the rule has: take pipelines and names of fields away first.'
        : null,
      begin: () => subject !== null && proved.begin({ ...subject, forms }),
      said:
        proofs.length === 0
          ? ''
          : `${proofs.filter(({ verdict }) => verdict.kind === 'equal').length} of ${countOf(proofs.length, 'output')} proven equal.`,
    }),
    proved.answer === null ? null : h(Unseen, { reading, seen: proved.answer, words: 'Not proven, for nobody reads them back' }),
    ...proofs.map(({ target, translation, verdict }: TargetProof) =>
      h(
        'section',
        { class: 'card', 'aria-label': target, 'data-proof-of': target, key: target },
        h(
          'div',
          { class: 'head' },
          h('h4', null, reading.targets.get(target)?.title ?? target),
          h('span', { class: `badge ${translation}` }, translation === 'exact' ? 'exact' : 'with losses'),
        ),
        h(VerdictPart, { verdict, names: { first: 'the rule', second: 'the output' } }),
      ),
    ),
  );
}

/** Outputs that have no part in what is told above: that is no agreement. */
function Unseen({
  reading,
  seen,
  words,
}: {
  readonly reading: Reading;
  readonly seen: readonly { readonly target: string }[];
  readonly words: string;
}): ComponentChild {
  const unseen = [...reading.targets.values()].filter(
    ({ target, text }) => text !== null && !seen.some((one) => one.target === target),
  );
  return unseen.length === 0 ? null : h(Notice, null, `${words}: ${unseen.map(({ title }) => title).join(', ')}.`);
}

function summaryOf({ disagreements, engines, events, timelines, expected }: RuleReport): string {
  const ran = engines.filter(({ status }) => status === 'compared').length;
  const over = timelines === undefined ? countOf(events, 'event') : countOf(timelines, 'timeline');
  const found =
    disagreements.length === 0
      ? 'no difference that was not announced'
      : `${countOf(disagreements.length, 'difference')} that nothing announces`;
  return `${countOf(ran, 'engine')} over ${over}, of which ${thousands(expected)} match: ${found}.`;
}

function Checked({ report }: { readonly report: RuleReport }): ComponentChild {
  const { engines, disagreements, examples = [], failure, unmatched } = report;
  return h(
    'div',
    null,
    failure === null ? null : h(Notice, { bad: true }, printableLine(failure)),
    ...(unmatched?.reasons ?? []).map(({ message, text }) =>
      h(Notice, null, `No matching event could be made: ${printableLine(message)} (${printableLine(text)})`),
    ),
    h(
      'div',
      { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Engines' },
      h(
        'table',
        { id: 'engines' },
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ...['Engine', 'runs', 'agrees', 'of', 'as announced', 'differs'].map((cell, at) =>
              h('th', { scope: 'col', ...(at > 1 ? { class: 'number' } : {}) }, cell),
            ),
          ),
        ),
        h('tbody', null, ...engines.map(engineRow)),
      ),
    ),
    ...disagreements.map(({ engine, expected, answered, event, timeline }) =>
      h(
        'div',
        null,
        h(
          'h4',
          { class: 'differs' },
          `${engine} ${answered ? 'matches' : 'does not match'}, the rule ${expected ? 'does' : 'does not'}`,
        ),
        h(Text, { text: jsonOf(timeline ?? [event]), label: `A difference of ${engine}` }),
      ),
    ),
    ...examples.map(({ runs, losses, expected, answered, events }) =>
      h(
        'div',
        null,
        h('h4', null, `What the losses of ${runs} look like`),
        h(
          'ul',
          { class: 'words' },
          ...losses.map(({ message, code }) =>
            h('li', null, `${printableLine(message)} `, h('a', { href: `#code/${code}`, class: 'small' }, code)),
          ),
        ),
        h('p', null, `The rule finds ${matchCount(expected)}, the output ${answered}:`),
        h(Text, { text: jsonOf(events), label: `An example for ${runs}` }),
      ),
    ),
  );
}

function engineRow({
  name,
  runs,
  status,
  reason,
  agreements,
  compared,
  claimed,
  outside = 0,
  disagreements,
}: EngineReport): ComponentChild {
  const number = (value: number): ComponentChild => h('td', { class: 'number' }, thousands(value));
  if (status !== 'compared')
    return h(
      'tr',
      null,
      h('th', { scope: 'row' }, name),
      h('td', null, runs),
      h('td', { colSpan: 4, class: 'faint' }, `${status === 'failed' ? 'failed' : 'not run'}: ${printableLine(reason ?? '')}`),
    );
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, name),
    h('td', null, runs),
    number(agreements),
    number(compared),
    number(claimed + outside),
    number(disagreements),
  );
}
