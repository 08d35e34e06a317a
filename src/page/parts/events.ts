import { type ComponentChild, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LabelledEvent } from '../../../corpus/index.ts';
import type { Event } from '../../event/index.ts';
import { printableJson, thrownMessage } from '../../source/index.ts';
import { subjectIn, useReading, useRun } from '../hooks.ts';
import { ExplanationPart } from './explanation.ts';
import { NumberField, TextField } from './fields.ts';
import type { PanelProps } from './panel-props.ts';
import { RunRow } from './run-row.ts';
import { save } from './save.ts';
import { Notice } from './told.ts';
import { jsonOf } from './verdict.ts';

/** Events of the rule are made, matches and near misses, and one can be edited to see the verdict change. */
export function Events({ desk }: PanelProps): ComponentChild {
  const subject = subjectIn(useReading(desk));
  const made = useRun('events');
  const [count, setCount] = useState(50);
  const [seed, setSeed] = useState(1);
  const [chosen, setChosen] = useState<number | null>(null);
  const [text, setText] = useState('');
  const all = made.answer ?? [];

  const choose = (at: number): void => {
    setChosen(at);
    setText(jsonOf(eventsWith(all, at)));
  };

  const makeAnew = (): void => {
    setChosen(null);
    if (subject !== null) made.begin({ ...subject, count, seed });
  };

  return h(
    'div',
    null,
    h(
      'p',
      null,
      'Events made from the rule: those that match it, those that miss it by one step, and ordinary ones. No translator takes part.',
    ),
    h(
      RunRow,
      { run: made, title: 'Make events', subject, begin: makeAnew, said: saidOf(all) },
      h(NumberField, { label: 'How many', values: [50, 200, 1000], value: count, change: setCount }),
      h(NumberField, { label: 'Seed', values: [1, 2, 3, 4, 5], value: seed, change: setSeed }),
    ),
    all.length === 0
      ? null
      : h(
          'div',
          null,
          h(
            'ul',
            { class: 'list', 'aria-label': 'Events' },
            ...all.map((event, at) =>
              h(
                'li',
                { key: at },
                entry(event, at === chosen, () => choose(at)),
              ),
            ),
          ),
          h(
            'div',
            { class: 'row' },
            h(
              'button',
              {
                type: 'button',
                onClick: () => save('events.ndjson', `${all.map(({ event }) => JSON.stringify(event)).join('\n')}\n`),
              },
              'Save as NDJSON',
            ),
          ),
        ),
    h('h3', null, 'An event, and what the rule says of it'),
    h(TextField, { id: 'event', label: 'One event as JSON, or one a line for a sequence', value: text, change: setText }),
    h(Judged, { text, subject }),
  );
}

/** Those of a sequence belong together: whoever chooses one sees its timeline. */
function eventsWith(all: readonly LabelledEvent[], at: number): readonly Event[] {
  const one = all[at];
  if (one === undefined) return [];
  if (!('timeline' in one) || one.timeline === null) return [one.event];
  return all.flatMap((other) => ('timeline' in other && other.timeline === one.timeline ? [other.event] : []));
}

function saidOf(all: readonly LabelledEvent[]): string {
  if (all.length === 0) return '';
  const matching = all.filter(({ expected }) => expected).length;
  const near = all.filter(({ nearMiss, expected }) => nearMiss !== null && !expected).length;
  return `${all.length} events: ${matching} should match, ${near} miss by one step, ${all.length - matching - near} are others.`;
}

function entry({ event, expected, recipe }: LabelledEvent, pressed: boolean, choose: () => void): ComponentChild {
  return h(
    'button',
    { type: 'button', 'aria-pressed': pressed, onClick: choose },
    h('span', { class: expected ? 'yes' : 'no' }, expected ? 'match ' : 'no match '),
    h('span', { class: 'faint' }, `${recipe}  `),
    printableJson(event).slice(0, 200),
  );
}

/** The verdict on what stands in the field, anew with each letter. */
function Judged({ text, subject }: { readonly text: string; readonly subject: ReturnType<typeof subjectIn> }): ComponentChild {
  const explained = useRun('explain');
  const events = eventsIn(text);
  const key = JSON.stringify([subject, text]);
  useEffect(() => {
    if (subject !== null && typeof events !== 'string') explained.begin({ ...subject, events });
  }, [key]);
  if (text.trim() === '') return h('p', { class: 'faint' }, 'Make events and choose one, or write one.');
  if (typeof events === 'string') return h(Notice, null, events);
  if (subject === null) return h(Notice, null, 'There is no rule without problems that could judge it.');
  if (explained.fault !== null) return h(Notice, { bad: true }, explained.fault);
  return explained.answer === null ? null : h(ExplanationPart, { explanation: explained.answer });
}

/** The events of the field: one over several lines, or one a line; or what is wrong. */
function eventsIn(text: string): readonly Event[] | string {
  try {
    const one: unknown = JSON.parse(text);
    if (isEvent(one)) return [one];
    return Array.isArray(one) && one.length > 0 && one.every(isEvent) ? one : 'An event is a JSON object.';
  } catch (whole) {
    try {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      const events: readonly unknown[] = lines.map((line) => JSON.parse(line));
      if (lines.length > 1 && events.every(isEvent)) return events;
    } catch {
      // What is told is what is wrong with it as one event.
    }
    return `This is no JSON yet: ${thrownMessage(whole)}`;
  }
}

function isEvent(value: unknown): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
