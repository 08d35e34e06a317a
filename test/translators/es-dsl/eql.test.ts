import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/api/catalogue.ts';
import type { Plan, Predicate, Rule, RuleMeta, Semantics, Step } from '../../../src/ir/index.ts';
import { esDsl, requiredMapping } from '../../../translators/es-dsl/index.ts';
import { and, field, like, oneOf, origin, planned, rule } from './build.ts';

const a = step(oneOf('process.name', ['a']));
const b = step(oneOf('file.name', ['b']));
const order = { timestamp: field('@timestamp'), tiebreaker: null };

function step(where: Predicate, by = 'host.id'): Step {
  return { where, keys: [field(by)], missing: false, runs: 1, origin };
}

function sequence(...steps: readonly Step[]): Plan {
  return { kind: 'sequence', steps: [a, ...steps], maxspan: 1000, until: null, order, pipes: [], origin };
}

function ruleOf(query: string, meta: Partial<RuleMeta> = {}, semantics: Partial<Semantics> = {}, plan = sequence(b)): Rule {
  const built = planned(plan, meta);
  return { ...built, query, semantics: { ...built.semantics, ...semantics } };
}

function printed(built: Rule, options = {}): unknown {
  const translated = esDsl.translate(built, options);
  if (translated.status !== 'exact') throw new Error(JSON.stringify(translated));
  return JSON.parse(esDsl.print(translated.artifact));
}

describe('a request to the EQL search', () => {
  it('is the query as written and a limit, where the rule says nothing else', () => {
    const query = 'sequence by host.id\n  [process where true] // "comment"\n  [file where true]\n';
    expect(printed(ruleOf(query))).toEqual({ query, size: 100 });
  });

  it('is refused where the rule is written in another language, whose text the EQL search would misread', () => {
    const translated = esDsl.translate({ ...ruleOf('q'), language: 'toy' });
    expect(translated).toMatchObject({ status: 'refused', reasons: [{ code: 'relation-not-in-eql', span: origin }] });
    const single = { kind: 'single', where: a.where, origin } as const;
    expect(esDsl.translate({ ...ruleOf('q', {}, {}, single), language: 'toy' }).status).toBe('exact');
  });

  it('stands for sequences, samples, and events with pipes; for other events a search does', () => {
    const pipes = [{ kind: 'tail', count: 3, origin }] as const;
    const piped = { kind: 'sequence', steps: [{ ...a, keys: [] }], maxspan: null, until: null, order, pipes, origin } as const;
    const single = { kind: 'single', where: a.where, origin } as const;
    const kinds = [sequence(b), { kind: 'sample', steps: [a, b], pipes: [], origin } as const, piped, single];
    const found = kinds.map((plan) => {
      const translated = esDsl.translate(ruleOf('q', {}, {}, plan));
      return translated.status === 'refused' ? translated : `${translated.status} ${translated.artifact.kind}`;
    });
    expect(found).toEqual(['exact eql', 'exact eql', 'exact eql', 'exact search']);
  });

  it('asks for as many matches as the first pipe keeps: the engine cuts before it pipes', () => {
    const sizes = [
      [{ kind: 'tail', count: 3, origin }],
      [{ kind: 'head', count: 500, origin }],
      [
        { kind: 'head', count: 500, origin },
        { kind: 'tail', count: 700, origin },
      ],
    ] as const;
    const found = sizes.map((pipes) =>
      printed(ruleOf('q', {}, {}, { kind: 'sequence', steps: [a], maxspan: null, until: null, order, pipes, origin })),
    );
    expect(found).toEqual([100, 500, 500].map((size) => ({ query: 'q', size })));
  });

  it('looks at the times of the schedule in the field of the override, and orders by the field of the rule', () => {
    const within = { gte: 'now-9m', lte: 'now', format: 'strict_date_optional_time' };
    expect(printed(ruleOf('q', { from: 'now-9m' }))).toMatchObject({ filter: { range: { '@timestamp': within } } });
    expect(printed(ruleOf('q', { from: 'now-9m', timestampField: 'event.created' }))).toEqual({
      query: 'q',
      filter: { range: { '@timestamp': within } },
      timestamp_field: 'event.created',
      size: 100,
    });
    const late = { bool: { filter: [{ range: { '@timestamp': within } }], must_not: [{ exists: { field: 'event.ingested' } }] } };
    expect(printed(ruleOf('q', { from: 'now-9m', timestampOverride: 'event.ingested' }))).toMatchObject({
      filter: { bool: { should: [{ range: { 'event.ingested': within } }, late] } },
    });
    expect(printed(ruleOf('q', { from: 'now-9m' }), { schedule: false })).toEqual({ query: 'q', size: 100 });
  });

  it('names fields only where they are not the usual ones', () => {
    const usual = { eventCategoryField: 'event.category', timestampField: '@timestamp', tiebreakerField: null, maxSignals: 7 };
    expect(printed(ruleOf('q', usual))).toEqual({ query: 'q', size: 7 });
    const own = { eventCategoryField: 'kind', timestampField: 'ts', tiebreakerField: 'event.sequence' };
    expect(printed(ruleOf('q', own))).toEqual({
      query: 'q',
      event_category_field: 'kind',
      timestamp_field: 'ts',
      tiebreaker_field: 'event.sequence',
      size: 100,
    });
  });

  it.each([`"'\\`, '\u2028\u202e', '"}, "size": 0, "x": {"', '\ud800', '\0\n\t'])('carries any text as a text: %j', (text) => {
    const query = `any where a == """${text}"""`;
    const meta = { tiebreakerField: text, from: text, timestampField: '__proto__', timestampOverride: '__proto__' };
    const range = `{"gte":${JSON.stringify(text)},"lte":"now","format":"strict_date_optional_time"}`;
    expect(printed(ruleOf(query, { ...meta, timestampOverrideFallbackDisabled: true }))).toEqual(
      JSON.parse(
        `{"query":${JSON.stringify(query)},"filter":{"range":{"__proto__":${range}}},"timestamp_field":"__proto__","tiebreaker_field":${JSON.stringify(text)},"size":100}`,
      ),
    );
  });

  it('says that a look-back shorter than maxspan cuts sequences, and nothing of a longer one', () => {
    const codes = (from: string, to: string | null = null) => {
      const plan = { ...sequence(step(oneOf('a', ['1'])), step(oneOf('b', ['1']))), maxspan: 600_000 };
      const translated = esDsl.translate(ruleOf('q', { from, to }, {}, plan));
      return translated.status === 'refused' ? [] : translated.notes.map(({ code }) => code);
    };
    expect(codes('now-9m')).toContain('look-back-shorter');
    expect(codes('now-12m', 'now-3m')).toContain('look-back-shorter');
    expect(codes('now-10m')).not.toContain('look-back-shorter');
    expect(codes('now-1d/d')).not.toContain('look-back-shorter');
  });

  it('says what it is for, and where the cluster decides on letters', () => {
    const folded = step(like('process.name', 'é*', 'fold'));
    const translated = esDsl.translate(ruleOf('q', { from: 'soon' }, {}, sequence(folded, folded)));
    const notes = translated.status === 'exact' ? translated.notes.map(({ code }) => code) : [];
    expect(notes).toEqual(['eql-search', 'schedule-not-date-math', 'folding-by-version', 'folding-by-version']);
  });
});

describe('a rule read by the documentation', () => {
  const documented = { functionWildcards: 'documented' } as const;

  it.each([
    'sequence [any where endsWith(a, "*b")] [any where true]',
    'any where STRINGCONTAINS~ ( a, "b?") | tail 1',
    'any where stringContains(a, "") | tail 1',
    'any where endsWith(a, """b\\c""") | tail 1',
    'any where endsWith(a, concat("*", b)) | tail 1',
  ])('may differ where the engine reads wildcards: %s', (query) => {
    const translated = esDsl.translate(ruleOf(query, {}, documented));
    expect(translated).toMatchObject({ status: 'lossy', losses: [{ code: 'eql-function-wildcards', effect: 'either' }] });
    if (translated.status !== 'lossy') return;
    const { start, end } = translated.losses[0].span;
    expect(query.slice(start, end)).toMatch(/^(endsWith|STRINGCONTAINS~|stringContains) ?\($/);
    expect(CODES[translated.losses[0].code]?.kind).toBe('loss');
  });

  it.each(['any where endsWith~(?a.b, "exe") | tail 1', 'any where startsWith(a, "*") | tail 1'])(
    'is exact else: %s',
    (query) => {
      expect(esDsl.translate(ruleOf(query, {}, documented)).status).toBe('exact');
    },
  );
});

describe('the mapping that an EQL search needs', () => {
  it('has the fields of every event, the keys, those of until, the time and the tiebreaker', () => {
    const until = step(and(oneOf('user.name', ['x'])), 'agent.id');
    const plan: Plan = { kind: 'sequence', steps: [a, b], maxspan: null, until, order, pipes: [], origin };
    const mapping = requiredMapping(ruleOf('q', { tiebreakerField: 'event.sequence' }, {}, plan));
    expect(mapping.properties).toMatchObject({ 'event.sequence': { type: 'long' }, '@timestamp': { type: 'date' } });
    expect(Object.keys(mapping.properties)).toEqual([
      '@timestamp',
      'agent.id',
      'event.sequence',
      'file.name',
      'host.id',
      'process.name',
      'user.name',
    ]);
  });

  it('leaves a tiebreaker as the rule knows it', () => {
    expect(requiredMapping(rule(oneOf('seq', ['1']), { tiebreakerField: 'seq' })).properties['seq']).toEqual({ type: 'keyword' });
  });
});
