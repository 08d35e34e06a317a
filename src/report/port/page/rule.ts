import { type ComponentChild, type ComponentChildren, Fragment, h } from 'preact';
import type { Event } from '../../../event/index.ts';
import { printable, printableLine } from '../../../source/index.ts';
import type { PortReport } from '../../check/port.ts';
import type { Disagreement } from '../../check/report.ts';
import { EFFECT_WORDS } from '../../effects.ts';
import { thousands } from '../../text.ts';
import type { PortArtifact, PortRule, PortWord } from '../port.ts';
import { exampleLine, examplesFor, isShownBy, outcomeOf } from '../words.ts';

const STATUS_WORDS = { exact: 'exact', lossy: 'with losses', refused: 'refused' } as const satisfies Record<
  PortArtifact['status'],
  string
>;

const OUTCOME_WORDS = { differs: 'differs', unjudged: 'not judged' } as const;

/** A rule that can be opened. `part`: the number of its packed body; null: the body stands here. */
export function ruleItem({
  rule,
  at,
  part,
}: {
  readonly rule: PortRule;
  readonly at: number;
  readonly part: number | null;
}): ComponentChild {
  const outcome = outcomeOf(rule);
  const differs =
    outcome === 'differs' || outcome === 'unjudged' ? [h('span', { class: `badge ${outcome}` }, OUTCOME_WORDS[outcome])] : [];
  const badges = rule.artifacts.map(({ target, status, beyond }) =>
    h(
      'span',
      { class: `badge ${beyond === true ? 'beyond' : status}` },
      `${target}: ${beyond === true ? 'beyond it' : STATUS_WORDS[status]}`,
    ),
  );
  return h(
    'li',
    null,
    h(
      'details',
      { id: `rule-${at}` },
      h('summary', null, h('span', null, printableLine(rule.name)), ...differs, ...badges),
      part === null
        ? h('div', { class: 'body' }, ruleBody({ rule }))
        : h('div', { class: 'body', 'data-part': part }, 'unpacking'),
    ),
  );
}

/** What stands behind the name of a rule: the original beside its artifacts, then what was lost and how that looks. */
export function ruleBody({ rule }: { readonly rule: PortRule }): ComponentChild {
  const [only, ...others] = rule.artifacts.filter(({ artifact }) => artifact !== null);
  const shown = (one: PortArtifact): ComponentChild => code(one.artifact ?? '', `${one.target} of ${rule.name}`);
  return h(
    Fragment,
    null,
    h('p', { class: 'faint' }, `${printableLine(rule.file)}, line ${thousands(rule.line)}`, judgedText(rule)),
    ...(rule.check?.failure == null ? [] : [h('p', null, `Not judged: ${printableLine(rule.check.failure)}`)]),
    ...(rule.check?.disagreements ?? []).map(disagreement),
    ...(rule.check?.ports ?? []).map(judgedPort),
    ...rule.artifacts.map((artifact) => told(rule, artifact)),
    h(
      'div',
      { class: 'sides' },
      h('div', null, h('h4', null, `The rule (${rule.language})`), code(rule.query, `the rule ${rule.name}`)),
      h(
        'div',
        null,
        ...(only === undefined ? [] : [h('h4', null, only.target), shown(only)]),
        ...others.map((one) => h('details', null, h('summary', null, h('span', null, one.target)), shown(one))),
      ),
    ),
  );
}

function judgedText({ check }: PortRule): string {
  if (check === null) return '';
  const what = check.timelines === undefined ? `${thousands(check.events)} events` : `${thousands(check.timelines)} timelines`;
  return `. Judged over ${what}, of which ${thousands(check.expected)} match.`;
}

/** A text that scrolls is reached by the keyboard. */
function code(text: string, label: string): ComponentChild {
  return h('pre', { tabIndex: 0, role: 'region', 'aria-label': printableLine(label) }, printable(text));
}

/** What there is to say of one artifact, with examples below the losses that they show. */
function told(rule: PortRule, artifact: PortArtifact): ComponentChild {
  const words = artifact.words.filter(({ gravity }) => gravity !== 'note');
  const notes = artifact.words.filter(({ gravity }) => gravity === 'note');
  if (artifact.words.length === 0) return null;
  const examples = examplesFor(rule, artifact).filter((one) => words.some((word) => isShownBy(word, one)));
  const lasts = new Map(examples.map((one) => [one, words.findLast((word) => isShownBy(word, one))]));
  return h(
    'div',
    null,
    h('h4', null, `${artifact.target}: ${STATUS_WORDS[artifact.status]}`),
    h(
      'ul',
      { class: 'words' },
      ...words.map((word) =>
        h(
          'li',
          null,
          wordText(word),
          ...examples.flatMap((one) => (lasts.get(one) === word ? [h('p', null, exampleLine(one)), events(one.events)] : [])),
        ),
      ),
    ),
    ...(notes.length === 0
      ? []
      : [
          h(
            'details',
            null,
            h('summary', null, h('span', null, `${thousands(notes.length)} notes`)),
            h('ul', { class: 'words' }, ...notes.map((note) => h('li', null, wordText(note)))),
          ),
        ]),
  );
}

function wordText({ code: name, message, effect, help, place, text }: PortWord): ComponentChildren {
  return [
    `${printableLine(message)}${effect === null ? '' : ` (${EFFECT_WORDS[effect]})`}. `,
    h('span', { class: 'faint' }, `Line ${thousands(place.line)}: `),
    h('code', null, printableLine(text)),
    h('span', { class: 'faint' }, ` [${name}]`),
    ...(help === null ? [] : [h('div', null, h('strong', { class: 'todo' }, 'What to do: '), printableLine(help))]),
  ];
}

function events(all: readonly Event[]): ComponentChild {
  return code(all.map((event) => JSON.stringify(event, null, all.length === 1 ? 2 : 0)).join('\n'), 'the example');
}

/** A port that somebody else made: in which ways it differs, each with the smallest event that shows it. */
function judgedPort(port: PortReport): ComponentChild {
  const { name, status, reason, compared, misses, excess, ways } = port;
  const counts = `${thousands(compared)} compared, ${thousands(misses)} missed, ${thousands(excess)} too many`;
  const verdict =
    status === 'failed' ? `cannot be run: ${reason ?? ''}` : `${status === 'same' ? 'no difference' : 'differs'} (${counts})`;
  return h(
    'div',
    null,
    h('h4', null, `${printableLine(name)}: ${printableLine(verdict)}`),
    h(
      'ul',
      { class: 'words' },
      ...ways.map((way) => h('li', null, printableLine(way.message), events(way.timeline ?? [way.event]))),
    ),
  );
}

function disagreement(one: Disagreement): ComponentChild {
  const said = `${one.engine} ${one.answered ? 'matches' : 'does not match'}, the ${one.against} ${one.expected ? 'does' : 'does not'}:`;
  return h(
    'div',
    null,
    h('p', null, h('strong', { class: 'badge differs' }, 'A difference that nothing announces. '), said),
    events(one.timeline ?? [one.event]),
  );
}
