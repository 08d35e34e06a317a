/** One thing the grammar could have read at the place of an error, as peggy reports it. */
export interface Expectation {
  readonly type: string;
  readonly description?: string;
}

/** How the names of token rules are told to a person; null leaves them out because another name covers them. */
const WORDS: ReadonlyMap<string, string | null> = new Map([
  ['where', '`where`'],
  ['any', null],
  ['by', '`by`'],
  ['with', '`with`'],
  ['until', '`until`'],
  ['and', '`and`'],
  ['or', '`or`'],
  ['in', 'an operator'],
  ['a test', 'an operator'],
  ['a comparison', 'an operator'],
  ['a product sign', 'an operator'],
  ['a name in backticks', 'a name'],
  ['an argument list', null],
  ['white space', null],
  ['[', '`[`'],
  [']', '`]`'],
  ['(', '`(`'],
  ['a list', 'a list in parentheses'],
  [')', '`)`'],
  [',', '`,`'],
  ['.', null],
  ['?', null],
  ['|', '`|`'],
  ['=', '`=`'],
]);

const OPERAND = ['a name', 'a number', 'a string', '('];

/** What was expected, in a few words: classes of tokens, not every token. */
export function describeExpectations(expected: readonly Expectation[]): string {
  const names = new Set(expected.map(({ type, description }) => (type === 'end' ? 'the end of the query' : (description ?? ''))));
  names.delete('');
  if (OPERAND.every((name) => names.has(name))) return 'a value or a condition';
  if (names.has('a string') && names.has('a number'))
    return names.has('a list') ? 'a value such as "text", or a list of values in parentheses' : 'a value such as "text" or 1';
  if (names.has('an event category')) names.delete('a string');
  const operators = names.has('in') || names.has('a comparison');
  const described = new Set<string>();
  for (const name of names) {
    if (operators && (name === 'a sign' || name === 'not')) continue;
    const words = WORDS.has(name) ? WORDS.get(name) : name;
    if (words !== null && words !== undefined) described.add(words);
  }
  return list([...described].sort(byImportance));
}

const ORDER = [
  'an operator',
  '`and`',
  '`or`',
  '`,`',
  '`)`',
  '`]`',
  '`[`',
  '`by`',
  '`with`',
  '`until`',
  '`|`',
  'the end of the query',
];

function byImportance(a: string, b: string): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? 'something else';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}
