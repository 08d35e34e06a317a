import type { Word } from '../../contract/index.ts';
import { FUNCTION_MEANINGS } from './function-meanings.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName, type Parameter } from './functions.ts';
import { RUNS_LIMIT } from './limits.ts';
import { OPERATORS, type OperatorName } from './operators.ts';
import type { Keyword } from './words.ts';

/** What keywords are for; those that are operators or of no use say so by null. */
const KEYWORD_MEANINGS: { readonly [Name in Exclude<Keyword, OperatorName> | 'head' | 'tail' | 'runs']: string | null } = {
  any: 'Events of every category.',
  by: 'Join keys: the events of a sequence or a sample agree on these fields.',
  false: 'Never holds.',
  head: 'The first so many results.',
  join: null,
  maxspan: 'The most time between the first and the last event of a sequence, that time included: `maxspan=5m`.',
  null: 'No value: `field == null` holds where the field is missing.',
  of: null,
  runs: `How often the event comes one after the other, up to ${RUNS_LIMIT} times: \`with runs=3\`.`,
  sample: 'Events that agree on their keys, in whatever order.',
  sequence: 'Events that follow each other in time.',
  tail: 'The last so many results.',
  true: 'Always holds.',
  until: 'An event that ends what a sequence has found so far.',
  where: 'The condition that events of the category meet.',
  with: 'Options: `maxspan` of a sequence, `runs` of an item.',
};

/** Every word of EQL that has a meaning. */
export const EQL_WORDS: readonly Word[] = [
  ...Object.entries(OPERATORS).map(([name, { meaning }]): Word => ({ kind: 'operator', name, signature: null, meaning })),
  {
    kind: 'operator',
    name: 'not in',
    signature: null,
    meaning: 'No value equals an element of the list; it holds where the field is missing.',
  },
  ...FUNCTION_NAMES.map(
    (name): Word => ({
      kind: 'function',
      name,
      signature: signatureOf(name),
      meaning: `${FUNCTION_MEANINGS[name]} ${FUNCTIONS[name].nulls}`,
    }),
  ),
  ...Object.entries(KEYWORD_MEANINGS).flatMap(([name, meaning]): readonly Word[] =>
    meaning === null ? [] : [{ kind: 'keyword', name, signature: null, meaning }],
  ),
];

/** `between(source: string, left: string, right: string, greedy?: boolean): string` */
function signatureOf(name: FunctionName): string {
  const { parameters, returns, tilde } = FUNCTIONS[name];
  return `${name}${tilde ? '[~]' : ''}(${parameters.map(parameterText).join(', ')}): ${returns}`;
}

function parameterText({ name, type, count }: Parameter): string {
  return `${count === 'repeated' ? '...' : ''}${name}${count === 'optional' ? '?' : ''}: ${type}`;
}
