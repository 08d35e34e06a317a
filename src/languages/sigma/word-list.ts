import type { Word } from '../../contract/index.ts';
import { MODIFIERS } from './modifiers.ts';

const CONDITION_WORDS: { readonly [name: string]: string } = {
  and: 'Both hold; binds tighter than `or`.',
  or: 'One of them holds.',
  not: 'Does not hold; so it holds where the field is missing.',
  'all of': 'All identifiers with such a name: `all of selection_*`.',
  '1 of': 'One of the identifiers with such a name: `1 of selection_*`; `any of` is the same.',
  them: 'Every identifier that does not begin with an underscore.',
};

/** What stands in the first column of a rule. */
const KEYS: { readonly [name: string]: string } = {
  title: 'What the rule is called.',
  id: 'A UUID by which others name the rule.',
  status: 'How far the rule has been tried: `stable`, `test`, `experimental`, `deprecated` or `unsupported`.',
  description: 'What the rule finds, and why it matters.',
  references: 'Where more is written about it.',
  author: 'Who wrote it.',
  date: 'When it was written: year, month and day.',
  modified: 'When it was changed last.',
  tags: 'Names of techniques and the like: `attack.t1059`.',
  logsource: 'Which events the rule is about: `category`, `product`, `service`.',
  detection: 'Searches by name, and the condition that joins them.',
  correlation: 'How several matches of other rules make one finding.',
  filter: 'What takes matches away from other rules.',
  fields: 'Fields that whoever looks at a match wants to see; nothing that matches.',
  falsepositives: 'What else may look like it.',
  level: 'How much a match matters: `informational`, `low`, `medium`, `high` or `critical`.',
};

/** The parts of a log source. */
const SOURCE_KEYS: { readonly [name: string]: string } = {
  category: 'What kind of events: `process_creation`.',
  product: 'Whose events: `windows`.',
  service: 'In which log of the product they are: `security`.',
  definition: 'What has to be logged for the rule to find anything.',
};

const wordsIn = (kind: Word['kind'], meanings: { readonly [name: string]: string }): readonly Word[] =>
  Object.entries(meanings).map(([name, meaning]) => ({ kind, name, signature: null, meaning }));

export const MODIFIER_WORDS: readonly Word[] = Object.entries(MODIFIERS).map(
  ([name, { meaning }]): Word => ({ kind: 'modifier', name, signature: `field|${name}`, meaning: sentence(meaning) }),
);
export const OPERATOR_WORDS: readonly Word[] = wordsIn('operator', CONDITION_WORDS);
export const KEY_WORDS: readonly Word[] = wordsIn('keyword', KEYS);
export const SOURCE_WORDS: readonly Word[] = wordsIn('keyword', SOURCE_KEYS);

/** What may stand behind some keys of the first column. */
export const KEY_VALUES: { readonly [key: string]: readonly string[] } = {
  status: ['stable', 'test', 'experimental', 'deprecated', 'unsupported'],
  level: ['informational', 'low', 'medium', 'high', 'critical'],
};

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
