import { type ComponentChild, h } from 'preact';
import type { Run } from '../hooks.ts';
import { sameOptions } from '../options.ts';
import type { Subject, WorkName } from '../work/work.ts';
import { Notice } from './told.ts';

interface RunRowProps {
  readonly run: Pick<Run<WorkName>, 'running' | 'fault' | 'stop'> & { readonly asked: Subject | null };
  /** The rule as it stands now; null: it cannot be worked on. */
  readonly subject: Subject | null;
  /** What the button says that begins it. */
  readonly title: string;
  /** Whether what is asked beside the rule is not what it was; absent: nothing is. */
  readonly isOther?: boolean;
  /** What else is lacking before it can begin; absent or null: nothing. */
  readonly lacking?: string | null;
  readonly begin: () => void;
  /** How much is done, from 0 to 1; null: that is not known. Absent: nothing is shown. */
  readonly share?: number | null;
  readonly said?: string;
  readonly children?: ComponentChild;
}

/** Begins a piece of work, shows how far it is, and stops it. */
export function RunRow({
  run,
  subject,
  title,
  isOther = false,
  lacking = null,
  begin,
  share = null,
  said = '',
  children,
}: RunRowProps): ComponentChild {
  const { running, fault, asked, stop } = run;
  const missing = subject === null ? NO_RULE : lacking;
  const isOld = asked !== null && subject !== null && !isSame(asked, subject);
  return h(
    'div',
    null,
    h(
      'div',
      { class: 'row' },
      children,
      h('button', { type: 'button', class: 'main', disabled: missing !== null, onClick: begin }, title),
      running ? h('button', { type: 'button', onClick: stop }, 'Stop') : null,
    ),
    missing === null ? null : h('p', { class: 'faint' }, missing),
    running ? h('progress', { 'aria-label': title, max: 1, ...(share === null ? {} : { value: share }) }) : null,
    h('p', { role: 'status', class: 'small' }, running && said === '' ? 'Working.' : said),
    isOld ? h(Notice, null, 'The rule has changed since: what follows is of the rule as it was.') : null,
    isOther && asked !== null
      ? h(Notice, null, 'What is asked has changed since: what follows is of what was asked then.')
      : null,
    fault === null ? null : h(Notice, { bad: true }, fault),
  );
}

function isSame(one: Subject, other: Subject): boolean {
  return one.text === other.text && one.rule === other.rule && sameOptions(one.options, other.options);
}

const NO_RULE = 'There is no rule without problems to work on, or its options have some.';
