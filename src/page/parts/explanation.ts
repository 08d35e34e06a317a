import { type ComponentChild, h } from 'preact';
import { becauseOf, decidedBy, decidersOf } from '../../report/explain/deciding.ts';
import type { Explained, ItemExplanation } from '../../report/explain/explanation.ts';
import { timelineText } from '../../report/explain/timeline.ts';
import { printableLine } from '../../source/index.ts';
import type { Work } from '../work/work.ts';
import { matchCount, Text } from './told.ts';

/** Why an event matches or does not: what decides first, then every condition with the values seen. */
export function ExplanationPart({ explanation }: { readonly explanation: Work['explain']['answer'] }): ComponentChild {
  switch (explanation.kind) {
    case 'none':
      return h('p', null, `No explanation: ${printableLine(explanation.reason)}`);
    case 'unexplained':
      return h(
        'div',
        null,
        verdict(explanation.matches > 0, found(explanation.matches)),
        h(
          'p',
          { class: 'faint' },
          'Conditions are explained under the names that the rule has, and not under those of pipelines.',
        ),
      );
    case 'event':
      return tree(explanation.root, 'The event matches', 'The event does not match');
    case 'timeline': {
      const numbers = explanation.events.map((_, at) => at + 1);
      return h(
        'div',
        null,
        verdict(explanation.matches.length > 0, found(explanation.matches.length)),
        h(Text, { text: timelineText(explanation, numbers), label: 'The timeline' }),
      );
    }
    case 'sequence':
    case 'sample':
      return h('div', null, ...explanation.items.map((item, at) => itemPart(item, at)));
  }
}

function found(matches: number): string {
  return matches === 0 ? 'No match among these events' : `${matchCount(matches)} among these events`;
}

function itemPart({ root, missing }: ItemExplanation, at: number): ComponentChild {
  const name = `Item ${at + 1}${missing ? ' (missing)' : ''}`;
  return h('div', null, h('h4', null, name), tree(root, 'It takes the event', 'It does not take the event'));
}

function verdict(holds: boolean, words: string): ComponentChild {
  return h(
    'p',
    { role: 'status', 'data-verdict': holds ? 'yes' : 'no' },
    h('span', { class: holds ? 'yes' : 'no' }, `${words}.`),
  );
}

function tree(root: Explained, yes: string, no: string): ComponentChild {
  const deciders = root.holds ? [] : decidersOf(root, false).slice(0, MOST_DECIDERS);
  return h(
    'div',
    null,
    verdict(root.holds, root.holds ? yes : no),
    deciders.length === 0
      ? null
      : h('ul', { class: 'words' }, ...deciders.map((leaf) => h('li', null, printableLine(decidedBy(leaf))))),
    h('details', { open: true }, h('summary', null, 'Every condition'), h('ul', { class: 'tree' }, node(root, 0))),
  );
}

const MOST_DECIDERS = 10;
/** Rules may be nested deeper than a page can show. */
const DEEPEST = 60;

function node(one: Explained, depth: number): ComponentChild {
  const mark = h('span', { class: one.holds ? 'yes' : 'no' }, one.holds ? '+ ' : '\u2212 ');
  const inner = depth > DEEPEST ? [] : childrenOf(one);
  return h(
    'li',
    null,
    mark,
    lineOf(one),
    inner.length === 0 ? null : h('ul', { class: 'tree' }, ...inner.map((child) => node(child, depth + 1))),
  );
}

function childrenOf(one: Explained): readonly Explained[] {
  if (one.kind === 'leaf') return [];
  return one.kind === 'not' ? [one.operand] : one.operands;
}

function lineOf(one: Explained): ComponentChild {
  switch (one.kind) {
    case 'leaf':
      return [h('code', null, printableLine(one.text)), ` (${one.comparedAs}) ${printableLine(becauseOf(one))}`];
    case 'not':
      if (one.failed) return 'not: unknown, as what it denies is';
      return `not: ${one.holds ? 'holds, as what it denies does not' : 'fails, as what it denies holds'}`;
    case 'and':
      return one.holds ? 'all of these hold' : 'not all of these hold';
    case 'or':
      return one.holds ? 'some of these hold' : 'none of these hold';
  }
}
