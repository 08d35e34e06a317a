import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answered, Candidate, CaseEntry, CaseFile, CaseGroup, CaseOptions } from '../../../src/conformance/index.ts';
import { casesOf, judgeCase, problemsOf } from '../../../src/conformance/index.ts';
import type { Engine, Verdict } from '../../../src/contract/index.ts';
import { LANGUAGES } from '../../../src/languages/index.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { settings } from '../engines/oracle/ask.ts';

const FILE: CaseFile = {
  feature: 'x',
  about: 'X.',
  language: 'eql',
  cites: ['a document'],
  answered: { by: 'document' },
  options: { folding: 'unicode', tiebreaker_field: 'a' },
  mapping: { properties: { f: { type: 'keyword' } } },
  groups: [
    {
      why: 'A fact.',
      events: [{ f: 'a' }, { f: 'b' }],
      options: { tiebreaker_field: 'b' },
      cases: [
        { id: 'one', rule: 'any where f == "a"', matches: [0] },
        { id: 'two', rule: 'any where f == "b"', matches: [1], why: 'Another fact.' },
      ],
    },
  ],
};
const [GROUP] = FILE.groups;

/** Which keys a type has, and whether it has to have them; a key that is forgotten here, or stands in one of both alone, is an error. */
type Keys<T> = { readonly [K in keyof Required<T>]: Record<never, never> extends Pick<T, K & keyof T> ? 'may' : 'must' };
const TOLD = {
  language: 'may',
  printed: 'may',
  why: 'may',
  cites: 'may',
  answered: 'may',
  options: 'may',
  mapping: 'may',
  events: 'may',
} as const;
const KEYS = {
  file: { ...TOLD, feature: 'must', about: 'must', groups: 'must' } satisfies Keys<CaseFile>,
  group: { ...TOLD, cases: 'must' } satisfies Keys<CaseGroup>,
  case: { ...TOLD, id: 'must', rule: 'must', matches: 'must' } satisfies Keys<CaseEntry>,
  options: {
    event_category_field: 'may',
    timestamp_field: 'may',
    tiebreaker_field: 'may',
    folding: 'may',
    function_wildcards: 'may',
    now: 'may',
  } satisfies Keys<CaseOptions>,
};
const ANSWERED = { document: {}, server: { servers: 'must' }, hand: { because: 'must' } } as const satisfies {
  readonly [By in Answered['by']]: Omit<Keys<Extract<Answered, { readonly by: By }>>, 'by'>;
};

interface Shape {
  readonly properties: { readonly [key: string]: { readonly const?: string } };
  readonly required?: readonly string[];
  readonly additionalProperties: boolean;
  readonly oneOf?: readonly Shape[];
}

describe('the schema of cases', () => {
  const schema: Shape & { readonly definitions: { readonly [name: string]: Shape } } = JSON.parse(
    readFileSync(new URL('../../../corpus/cases/schema.json', import.meta.url), 'utf8'),
  );
  const keysOf = ({ properties, required = [], additionalProperties }: Shape): object => {
    expect(additionalProperties).toBe(false);
    return Object.fromEntries(Object.keys(properties).map((key) => [key, required.includes(key) ? 'must' : 'may']));
  };

  it.each(Object.entries(KEYS))('has the keys of the types: %s', (name, keys) => {
    expect(keysOf(name === 'file' ? schema : (schema.definitions[name] as Shape))).toEqual(keys);
  });

  it('has the languages that are read, and the targets', () => {
    const { enum: names } = schema.definitions['language'] as unknown as { readonly enum: readonly string[] };
    expect(names).toEqual([...new Set([...Object.keys(LANGUAGES), ...TARGET_NAMES])].sort());
  });

  it('knows who may have answered', () => {
    const shapes = schema.definitions['answered']?.oneOf ?? [];
    expect(Object.fromEntries(shapes.map((one) => [one.properties['by']?.const, keysOf(one)]))).toEqual(
      Object.fromEntries(Object.entries(ANSWERED).map(([by, keys]) => [by, { by: 'must', ...keys }])),
    );
  });
});

describe('what a case takes over', () => {
  it('is what the nearest says, options member by member', () => {
    expect(casesOf(FILE)).toMatchObject([
      { feature: 'x', id: 'one', why: 'A fact.', options: { folding: 'unicode', tiebreaker_field: 'b' }, matches: [[0]] },
      { id: 'two', why: 'Another fact.', cites: ['a document'], events: [{ f: 'a' }, { f: 'b' }], matches: [[1]] },
    ]);
  });
});

describe('the check of files', () => {
  const withCases = (...cases: CaseGroup['cases']): CaseFile => ({ ...FILE, groups: [{ ...GROUP, cases }] });
  const [one, two] = GROUP.cases;
  const { cites, answered, ...bare } = FILE;

  it('lets a good file pass', () => {
    expect(problemsOf([FILE])).toEqual([]);
  });

  it.each<[string, CaseFile, string]>([
    ['an id that stands twice', withCases(one, { ...(two as CaseEntry), id: 'one' }), 'one: several cases have this id'],
    ['a question that stands twice', withCases(one, { ...one, id: 'three' }), 'asked twice'],
    ['an event that is not there', withCases({ ...one, matches: [2] }), 'there is no event 2'],
    ['a match without events', withCases({ ...one, matches: [[]] }), 'a match has no events'],
    ['no citation', { ...bare, answered: { by: 'document' } }, 'one: it cites nothing'],
    ['nobody who answered', { ...bare, cites: ['a document'] }, 'one: it does not say who answered'],
    ['a why that is no sentence', withCases({ ...one, why: 'because' }), 'why is one sentence'],
    ['no events', { ...FILE, groups: [{ why: 'A fact.', cases: [one] }] }, 'it has no events'],
    ['cases that find nothing', withCases({ ...one, matches: [] }), 'a matcher that finds nothing passes them all'],
    ['cases that find everything', withCases({ ...one, matches: [0, 1] }), 'a matcher that finds everything passes them all'],
    ['blanks around a rule', withCases({ ...one, rule: ' any where true' }), 'blanks stand around its rule'],
  ])('says no to %s', (_, file, problem) => {
    expect(problemsOf([file]).join('\n')).toContain(problem);
  });
});

describe('a case put to an engine', () => {
  const [one] = casesOf({ ...FILE, groups: [{ ...GROUP, cases: [{ ...GROUP.cases[0], matches: [0] }] }] });
  const engine = (verdict: Verdict): Engine => ({
    name: 'x',
    runs: 'x',
    receipt: async () => 'x',
    load: async () => ({ run: async () => verdict, close: async () => undefined }),
  });
  const judge = async (verdict: Verdict, single: boolean, claims: object = {}): Promise<unknown> => {
    if (one === undefined) throw new Error('no case');
    const candidate: Candidate = { name: 'x', runs: { engine: engine(verdict), text: '', effects: [], presumes: [], ...claims } };
    return (await judgeCase(one, candidate, { ...settings(), single })).kind;
  };
  const answered = (...matches: (readonly [number, ...number[]])[]): Verdict => ({ status: 'answered', matches });

  it('agrees when it finds what is to be found', async () => {
    expect(await judge(answered([0]), true)).toBe('agrees');
    expect(await judge(answered([0]), false)).toBe('agrees');
  });

  it('differs by an event too many, too few, or twice', async () => {
    expect(await judge(answered([0], [1]), true)).toBe('differs');
    expect(await judge(answered(), true)).toBe('differs');
    expect(await judge(answered([0], [0]), true)).toBe('differs');
    expect(await judge(answered([0], [1]), false)).toBe('differs');
  });

  it('may differ as it claims, and no further', async () => {
    const more = { effects: ['may-match-more'] };
    expect(await judge(answered([0], [1]), true, more)).toBe('claimed');
    expect(await judge(answered(), true, more)).toBe('differs');
    expect(await judge(answered([1]), false, more)).toBe('agrees');
    expect(await judge(answered(), false, more)).toBe('differs');
    expect(await judge(answered(), false, { effects: ['either'] })).toBe('claimed');
  });

  it('fails when it gives no whole answer', async () => {
    expect(await judge({ status: 'failed', message: 'x' }, true)).toBe('failed');
    expect(await judge({ status: 'unsupported', reason: 'x' }, true)).toBe('failed');
    expect(await judge({ status: 'answered', matches: [[0]], unanswered: [{ id: 1, reason: 'x' }] }, true)).toBe('failed');
  });
});
