import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import type { Event } from '../../event/index.ts';
import { countOf, thousands } from '../../report/line.ts';
import { printable, printableLine } from '../../source/index.ts';
import { takesFiles } from '../drops.ts';
import { subjectIn, useReading, useRun } from '../hooks.ts';
import type { MatchedEvent, MatchProgress, Subject } from '../work/work.ts';
import { ExplanationPart } from './explanation.ts';
import type { PanelProps } from './panel-props.ts';
import { RunRow } from './run-row.ts';
import { matchCount, Notice, Text } from './told.ts';

/** So many matches are kept and listed; all are counted. */
const KEPT = 1000;

/** Files of events, of any size, matched where they are. */
export function Files({ desk }: PanelProps): ComponentChild {
  const subject = subjectIn(useReading(desk));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<MatchedEvent | null>(null);
  const matched = useRun('match', joined);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const last = matched.answer ?? matched.told[0];
  const found = [...(matched.told[0]?.found ?? []), ...(matched.answer?.found ?? [])];

  const take = (taken: readonly File[]): void => {
    if (taken.length === 0) return;
    setFiles(taken);
    setChosen(null);
    if (subject !== null) matched.begin({ ...subject, files: taken, keep: KEPT });
  };

  return h(
    'div',
    null,
    h(
      'div',
      {
        class: over ? 'drop over' : 'drop',
        id: 'drop',
        ...takesFiles(take, setOver),
      },
      h(
        'label',
        null,
        'Drop files of events here, or choose them: NDJSON, event logs as JSON, lists, responses of searches; gzip and zstd too. They are read on this machine.',
        h('input', {
          type: 'file',
          id: 'event-files',
          multiple: true,
          onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => take([...(currentTarget.files ?? [])]),
        }),
      ),
    ),
    h(RunRow, {
      run: matched,
      title: 'Match again',
      subject,
      lacking: files.length === 0 ? 'No file was chosen.' : null,
      begin: () => subject !== null && matched.begin({ ...subject, files, keep: KEPT }),
      share: last === undefined || size === 0 ? null : last.bytes / size,
      said: last === undefined ? '' : saidOf(last, matched.answer?.milliseconds ?? null),
    }),
    ...(matched.answer?.faults ?? []).map((fault) => h(Notice, { bad: true }, printableLine(fault))),
    (matched.answer?.badLines ?? 0) === 0
      ? null
      : h(Notice, null, `${countOf(matched.answer?.badLines ?? 0, 'line')} could not be read and were passed over.`),
    found.length === 0
      ? null
      : h(
          'ul',
          { class: 'list', 'aria-label': 'Matches' },
          ...found.map((one, at) =>
            h(
              'li',
              { key: at },
              h(
                'button',
                { type: 'button', 'aria-pressed': one === chosen, onClick: () => setChosen(one) },
                h('span', { class: 'faint' }, `${printableLine(one.file)}:${one.line}  `),
                printable(one.events[0]?.slice(0, 200) ?? ''),
              ),
            ),
          ),
        ),
    last !== undefined && last.matches > found.length
      ? h('p', { class: 'faint' }, `The first ${thousands(found.length)} are listed.`)
      : null,
    chosen === null || matched.asked === null ? null : h(Chosen, { match: chosen, subject: matched.asked }),
  );
}

/** Of what is told the newest counts is kept, with all matches so far. */
function joined(kept: readonly MatchProgress[], told: MatchProgress): readonly MatchProgress[] {
  return [{ ...told, found: [...(kept[0]?.found ?? []), ...told.found] }];
}

function saidOf({ events, matches, bytes }: MatchProgress, milliseconds: number | null): string {
  const size = bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const speed = milliseconds === null ? '' : ` ${size} in ${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1)} s.`;
  return `${matchCount(matches)} among ${countOf(events, 'event')}.${speed}`;
}

/** A match, and why it is one by the rule that found it. */
function Chosen({
  match,
  subject: { text, rule, options },
}: {
  readonly match: MatchedEvent;
  readonly subject: Subject;
}): ComponentChild {
  const explained = useRun('explain');
  const [of, setOf] = useState<MatchedEvent | null>(null);
  if (of !== match) {
    setOf(match);
    const events = match.events.flatMap((line): readonly Event[] => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
    explained.begin({ text, rule, options, events });
  }
  return h(
    'div',
    null,
    h('h3', null, 'Why this is a match'),
    explained.fault === null ? null : h(Notice, { bad: true }, explained.fault),
    explained.answer === null ? null : h(ExplanationPart, { explanation: explained.answer }),
    h(Text, { text: match.events.join('\n'), label: 'The events of the match' }),
  );
}
