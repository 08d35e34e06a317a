import { type Family, NOT_COUNTED } from '../../../corpus/near-misses/family.ts';
import { CONDITION_FAMILIES, SHAPE_FAMILIES, TIMELINE_FAMILIES } from '../../../corpus/near-misses/index.ts';
import type { OperatorName } from '../../languages/eql/index.ts';
import { type Example, exampleOf, type Made } from './examples.ts';
import { timelineText, valueText } from './show.ts';

type FamilyName = keyof typeof FAMILIES;

/** Every family of near misses. */
export const FAMILIES = { ...CONDITION_FAMILIES, ...SHAPE_FAMILIES, ...TIMELINE_FAMILIES } as const;

const TEXTS = ['text', 'values'] as const;
const ORDERED = ['numbers', 'dates', 'nanoseconds', 'versions', 'text', 'values'] as const;
const EQUAL = ['text', 'numbers', 'addresses', 'dates', 'versions', 'choices', 'values'] as const;
const PATTERNS = ['text', 'wildcards', 'values'] as const;
const COMPUTED = ['functions', 'numbers'] as const;

/** Where the near misses of an operator stand. */
const OF_OPERATOR = {
  or: ['groups', 'values'],
  and: ['groups', 'values'],
  not: ['values', 'needless'],
  '==': EQUAL,
  '!=': [...EQUAL, 'needless'],
  '<': ORDERED,
  '<=': ORDERED,
  '>': ORDERED,
  '>=': ORDERED,
  in: EQUAL,
  'in~': TEXTS,
  ':': PATTERNS,
  like: PATTERNS,
  'like~': PATTERNS,
  regex: ['regex', ...TEXTS],
  'regex~': ['regex', ...TEXTS],
  '+': COMPUTED,
  '-': COMPUTED,
  '*': COMPUTED,
  '/': COMPUTED,
  '%': COMPUTED,
} as const satisfies Readonly<Record<OperatorName, readonly FamilyName[]>>;

/** And those of the other constructs of a rule. */
const OF_CONSTRUCT = {
  'event category (`process where`)': ['choices', 'text', 'values'],
  '`field == null`, `field != null`': ['values'],
  '`cidrMatch`': ['addresses', 'values'],
  '`startsWith`, `endsWith`, `stringContains`': ['functions', ...TEXTS],
  'other functions, two fields compared': ['functions', 'values'],
  'any rule': ['shapes', 'needless'],
  sequence: ['order', 'steps', 'repetition', 'instants', 'tiebreakers', 'arrival', 'unrelated'],
  '`with maxspan`': ['span', 'noSpan'],
  '`with runs`': ['runs'],
  '`by`': ['keys', 'keyValues'],
  '`until`': ['until'],
  '`![...]`': ['missing'],
  sample: ['items', 'distance', 'order', 'repetition', 'keys', 'keyValues'],
  '`head`, `tail`': ['pipes', 'tiebreakers', 'arrival', 'unrelated'],
  '`corpus --max-delay`': ['late', 'timestamps'],
} as const satisfies Readonly<Record<string, readonly FamilyName[]>>;

/** The lines of the page: where an operator's near misses are, and every family with an example of each. */
export function nearMissLines(): readonly string[] {
  const links = (names: readonly FamilyName[]): string => names.map((name) => link(FAMILIES[name])).join(', ');
  const operators = Object.entries(OF_OPERATOR).map(([operator, names]) => [`\`${operator}\``, links(names)] as const);
  const constructs = Object.entries(OF_CONSTRUCT).map(([construct, names]) => [construct, links(names)] as const);
  return [
    'A near miss is an event, or a few, one step away from the edge of a rule: on the one side it just matches, on the other it just does not. For every',
    'condition of a rule `check` and `corpus` make events in which that condition alone decides, and write its field in the ways below. What comes out is',
    'labelled by how it was made, and the oracle has to agree. In labels and reports `recipe` is the name with `failed-` or `held-` before it, for the side',
    'of the condition, and `nearMiss` the condition, or the words under a heading.',
    '',
    '| of | near misses |',
    '| --- | --- |',
    ...[...operators, ...constructs].map(([of, names]) => `| ${of.replaceAll('|', '\\|')} | ${names} |`),
    '',
    ...Object.values(FAMILIES).flatMap(familyLines),
  ];
}

function link({ title }: Family): string {
  const anchor = title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `[${title}](#${anchor})`;
}

function familyLines(family: Family): readonly string[] {
  const examples = Object.entries(family.changes).map(([name, change]) => ({ name, change, example: exampleOf(family, name) }));
  const used = family.rules.filter(({ rule }) => examples.some(({ example }) => example?.rule.rule === rule));
  const one = used.length === 1;
  const places = used.map(
    ({ rule, field }, place) => `${one ? '' : `${place + 1}. `}\`${rule}\`${field === null ? '' : `, \`${field}\``}`,
  );
  return [
    `## ${family.title}`,
    '',
    `${family.about}${family.label === null || family.label === NOT_COUNTED ? '' : ` Reports say: *${family.label}*.`}`,
    '',
    ...(one ? [`Examples for ${places.join('')}:`] : ['Examples for', '', ...places]),
    '',
    `| near miss | what it changes |${one ? '' : ' rule |'} matches | does not match |`,
    `| --- | --- |${one ? '' : ' --- |'} --- | --- |`,
    ...examples.map(({ name, change, example }) => {
      const number = one ? [] : [example === null ? '' : String(used.findIndex(({ rule }) => rule === example.rule.rule) + 1)];
      const cells = [`\`${name}\``, change, ...number, cell(example, true), cell(example, false)];
      return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
    '',
  ];
}

function cell(example: Example | null, matching: boolean): string {
  const found = example?.made.find((made) => matchesOf(made) === matching);
  if (example === null || found === undefined) return '';
  const { field } = example.rule;
  return found.kind === 'event' ? valueText(found.event, field ?? '') : timelineText(found, field);
}

function matchesOf(made: Made): boolean {
  return made.kind === 'event' ? made.expected : made.matches > 0;
}
