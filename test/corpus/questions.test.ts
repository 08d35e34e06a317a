import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../corpus/edit.ts';
import { generateCorpus, generateTimelines, planCorpus, whyNoTimeline } from '../../corpus/index.ts';
import type { Item, Question, Questions } from '../../corpus/questions/index.ts';
import type { Event } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { asked } from './support.ts';

/** A place in a rule's text, another for each length. */
const at = (length: number) => ({ start: 0, end: length });
const span = at(1);
const field = (name: string) => ({ kind: 'field', name, optional: false, span }) as const;
const name = field('process.name');
const string = (value: string) => ({ kind: 'string', value, span }) as const;
const not = (operand: Question): Question => ({ kind: 'not', operand, span });

/** What is asked of one event of any category, as Sigma and KQL ask it: neither knows categories. */
function alone(condition: Question): Questions {
  return { kind: 'rule', span, body: { kind: 'event', span, category: null, condition }, pipes: [] };
}

function wildcard(pattern: string, letters: 'exact' | 'folded', said: string): Question {
  return { kind: 'wildcard', span, said, subject: name, patterns: [pattern], letters, escapes: true };
}

const OPTIONS = { seed: 1, schema: ecsSchema(), events: 120 } as const;
const namesOf = (event: Event): readonly string[] => valuesAt(event, 'process.name').map(String);
const someName = (test: (name: string) => boolean) => (event: Event) =>
  namesOf(event).some((one) => one.length <= 1024 && test(one));

const regex = (letters: 'exact' | 'folded', ...patterns: readonly [string, ...string[]]): Question => ({
  kind: 'regex',
  span,
  said: 're',
  subject: name,
  patterns,
  letters,
  dialect: 'pcre',
});
const anywhere = (letters: 'exact' | 'folded', ...patterns: readonly [string, ...string[]]): Question => ({
  kind: 'anywhere',
  span,
  said: 'keywords',
  patterns,
  letters,
  escapes: true,
});
/** Some value anywhere in the event, read by a parser of JSON that calls for each. */
const anyText = (test: (text: string) => boolean) => (event: Event) => {
  let found = false;
  JSON.parse(JSON.stringify(event), (_, value: unknown) => {
    found ||= (typeof value !== 'object' || value === null ? value !== null : false) && test(String(value));
    return value;
  });
  return found;
};

/** Questions that EQL does not ask in these words, each with its meaning written by hand. */
const MEANINGS: readonly (readonly [string, Question, (event: Event) => boolean])[] = [
  ['Sigma: contains', wildcard('*ab*', 'folded', 'contains'), someName((text) => /ab/i.test(text))],
  ['Sigma: startswith, cased', wildcard('ab*', 'exact', 'startswith|cased'), someName((text) => text.startsWith('ab'))],
  ['Sigma: re that opens with its own flag', regex('exact', '(?i)ab.*c'), someName((text) => /ab.*c/i.test(text))],
  [
    'Sigma: endswith, a backslash that is a letter',
    wildcard('*\\\\cmd.exe', 'folded', 'endswith'),
    someName((text) => text.toLowerCase().endsWith('\\cmd.exe')),
  ],
  [
    'Sigma: a backslash before another letter',
    wildcard('a\\b*', 'exact', 'startswith'),
    someName((text) => text.startsWith('a\\b')),
  ],
  [
    'Sigma: letters that would be wildcards',
    wildcard('a\\*b?\\?\\\\*', 'folded', 'like'),
    someName((text) => /^a\*b.\?\\.*$/isu.test(text)),
  ],
  ['Sigma: re', regex('exact', 'net\\s+(user|group)'), someName((text) => /net[\t\n\v\f\r ]+(user|group)/.test(text))],
  ['Sigma: re|i', regex('folded', '\\\\[a-f]{4,6}\\.tmp$'), someName((text) => /\\[a-f]{4,6}\.tmp$/i.test(text))],
  [
    'Sigma: re with places',
    regex('exact', '(^|\\/)\\.[^.\\/]|\\bx+?\\b'),
    someName((text) => /(^|\/)\.[^./]|\bx+?\b/u.test(text)),
  ],
  ['Sigma: re of any letters', regex('exact', 'a.{3}b'), someName((text) => /a[^\n]{3}b/u.test(text))],
  ['Sigma: re with s and m', regex('exact', '(?ms)^a.b$'), someName((text) => /(?:^|\n)a.b(?:$|\n)/su.test(text))],
  [
    'Sigma: re of many',
    regex('exact', '`.*`.*`.*`', '^$'),
    someName((text) => text === '' || /`.*`.*`.*`/.test(text.replaceAll(/[\r\u2028\u2029]/g, ' '))),
  ],
  ['Sigma: re in a class', regex('exact', '[\\w+|-]{3}\\W[]x]'), someName((text) => /[\w+|-]{3}\W[\]x]/u.test(text))],
  ['Sigma: keywords', anywhere('folded', '*mimikatz*', '*a\\*b*'), anyText((text) => /mimikatz|a\*b/i.test(text))],
  [
    'Sigma: no keywords',
    { kind: 'and', span, operands: [wildcard('*ab*', 'folded', 'contains'), not(anywhere('exact', '*ad?min*'))] },
    (event) => someName((text) => /ab/i.test(text))(event) && !anyText((text) => /ad.min/su.test(text))(event),
  ],
  ['Sigma: exists', { kind: 'presence', field: name, span }, someName(() => true)],
  ['Sigma: exists: false', not({ kind: 'presence', field: name, span }), (event) => !someName(() => true)(event)],
  [
    'Sigma: cidr',
    { kind: 'network', span, said: 'cidr', subject: field('source.ip'), blocks: [string('192.168.0.0/16')] },
    (event) => valuesAt(event, 'source.ip').some((address) => String(address).startsWith('192.168.')),
  ],
  [
    'KQL: a word, or another',
    { kind: 'or', span, operands: [wildcard('sh', 'exact', ':'), wildcard('b?sh', 'exact', ':')] },
    someName((text) => text === 'sh' || /^b.sh$/su.test(text)),
  ],
];

describe('a corpus for questions of other languages', () => {
  it.each(MEANINGS)('%s', (_, condition, meaning) => {
    const questions = alone(condition);
    expect(planCorpus(questions, OPTIONS).obstacles).toEqual([]);
    const corpus = [...generateCorpus(questions, OPTIONS)];
    // Where a text may stand anywhere, some events happen to have it in a field that no label looks at.
    expect(corpus.length).toBeGreaterThan(0.9 * OPTIONS.events);
    expect(new Set(corpus.map(({ expected }) => expected))).toEqual(new Set([true, false]));
    expect(corpus.filter(({ event, expected }) => meaning(event) !== expected)).toEqual([]);
  });

  it('names near misses as the rule says its tests', () => {
    const { nearMisses } = planCorpus(alone(wildcard('*ab*', 'folded', 'contains')), OPTIONS);
    expect(new Set(nearMisses.map(({ nearMiss }) => nearMiss))).toEqual(new Set(['process.name contains']));
  });

  it('has ordinary events with the names that the rule asks for', () => {
    const image: Question = {
      kind: 'wildcard',
      span,
      said: 'endswith',
      subject: field('Image'),
      patterns: ['*\\\\certutil.exe'],
      letters: 'folded',
      escapes: true,
    };
    const id: Question = { kind: 'comparison', span, operator: '==', left: field('EventID'), right: string('1') };
    const questions = alone({ kind: 'and', span, operands: [image, id] });
    const { background, matching } = planCorpus(questions, OPTIONS);
    const events = [...background, ...matching].map(({ make }) => make(0));
    expect(background.length).toBeGreaterThan(20);
    expect(events.filter((event) => Object.hasOwn(event, 'process'))).toEqual([]);
    expect(background.filter(({ make }) => valuesAt(make(0), 'Image').length === 1).length).toBeGreaterThan(10);
    // The mapping has a keyword where it has nothing.
    expect(new Set(events.flatMap((event) => valuesAt(event, 'EventID').map((one) => typeof one)))).toContain('string');
  });

  it('is that of a rule in another language that asks the same', () => {
    const eql = asked('process where process.name like~ "*\\\\cmd.exe" and not source.ip == null');
    const { body } = alone({
      kind: 'and',
      span,
      operands: [wildcard('*\\\\cmd.exe', 'folded', 'like~'), { kind: 'presence', field: field('source.ip'), span }],
    });
    const category = { kind: 'category', name: 'process', span } as const;
    const other: Questions = body.kind === 'event' ? { ...eql, body: { ...body, category } } : eql;
    expect([...generateCorpus(other, OPTIONS)]).toEqual([...generateCorpus(eql, OPTIONS)]);
  });

  it.each<readonly [string, Question]>([
    ['what is not regular', regex('exact', '(?=a)')],
    ['a reference back', regex('exact', '(a)\\1')],
    ['a repeat that gives nothing back', regex('exact', 'a*+a')],
    ['another field', { kind: 'comparison', span, operator: '==', left: name, right: field('process.parent.name') }],
    ['what has no kind', { kind: 'untold', span, said: 'nested', parts: [name] }],
    ['an address in what is no address', { kind: 'network', span, said: 'cidr', subject: name, blocks: [string('10.0.0.0/8')] }],
  ])('makes no event whose label would rest on %s', (_, condition) => {
    const [obstacle] = planCorpus(alone({ ...condition, span: at(7) }), OPTIONS).obstacles;
    expect(obstacle).toEqual({ span: at(7), reason: 'what it says of an event is not certain, so none is made for it' });
    const sure: Question = { kind: 'comparison', span: at(5), operator: '==', left: field('user.name'), right: string('root') };
    const either = alone({ kind: 'or', span, operands: [sure, condition] });
    const corpus = [...generateCorpus(either, { ...OPTIONS, events: 60 })];
    expect(corpus.length).toBeGreaterThan(0);
    expect(corpus.filter(({ event, expected }) => expected && !valuesAt(event, 'user.name').includes('root'))).toEqual([]);
  });

  const item = (condition: Question, runs = 1): Item => ({
    kind: 'item',
    span: condition.span,
    missing: false,
    category: null,
    condition,
    by: [field('user.name')],
    runs,
  });
  const equal = (one: Question, value: string, operator: '==' | '!=' = '=='): Question => ({
    kind: 'comparison',
    span: at(value.length + operator.length),
    operator,
    left: one,
    right: string(value),
  });
  const sequence = (keyConditions: 'own' | 'shared', ...items: readonly [Item, ...Item[]]): Questions => ({
    kind: 'rule',
    span,
    body: { kind: 'sequence', span, by: [], keyConditions, keyValues: 'typed', maxspan: 60_000, items, until: null },
    pipes: [],
  });

  it('relates events of any category, as correlations of Sigma do', () => {
    const questions = sequence('own', item(equal(name, 'a'), 2), item(equal(name, 'bb')));
    const timelines = [...generateTimelines(questions, { ...OPTIONS, timelines: 20 })];
    expect(timelines.some(({ expected }) => expected.length === 0)).toBe(true);
    const matches = timelines.flatMap(({ events, expected }) => expected.map((match) => match.map((place) => events[place])));
    expect(matches.length).toBeGreaterThan(5);
    const wanted = ['a', 'a', 'bb'];
    expect(matches.every((match) => match.length === wanted.length)).toBe(true);
    expect(matches.every((match) => match.every((event, place) => event && namesOf(event).includes(wanted[place] ?? '')))).toBe(
      true,
    );
  });

  it('asks a condition on a key of the other items only where the language says so', () => {
    const user = field('user.name');
    const items = [item(equal(user, 'root')), item(equal(user, 'root', '!='))] as const;
    const reasons = (keyConditions: 'own' | 'shared') =>
      whyNoTimeline(sequence(keyConditions, ...items), OPTIONS).map(({ reason }) => reason);
    expect(reasons('shared').join('\n')).toContain('it speaks of a join key, so Elasticsearch asks it of item 1 as well');
    expect(reasons('own')).toEqual(['every item has events, but no timeline was found that certainly matches']);
  });
});
