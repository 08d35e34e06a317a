import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../src/documents/index.ts';
import type { SearchContext } from '../../../src/ir/index.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { source } from '../../../src/source/index.ts';

const QUERY = 'process where true';

function read(text: string) {
  const outcome = readDocuments(source(text, 'r'), KNOWN_LANGUAGES);
  if (outcome.problems.length > 0) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

function contextOf(text: string): SearchContext {
  const [rule] = read(text).documents;
  if (rule === undefined) throw new Error('no rule');
  return rule.context;
}

const json = (rule: object): string => JSON.stringify({ name: 'R', type: 'eql', language: 'eql', query: QUERY, ...rule });
const queriesOf = (context: SearchContext) => context.filters.map(({ query, negated }) => ({ query, negated }));
const PHRASE = { match_phrase: { 'user.name': 'backup' } };

describe('filters of a rule', () => {
  it('are read from tables of TOML', () => {
    const toml = `[rule]\nname = "R"\nlanguage = "eql"\nquery = "${QUERY}"\n
[[rule.filters]]
[rule.filters.meta]
negate = true
[rule.filters.query.match_phrase]
"user.name" = "backup"
[[rule.filters]]
query = {range = {"@timestamp" = {gte = 2024-01-01T00:00:00Z}}}
`;
    expect(queriesOf(contextOf(toml))).toEqual([
      { query: PHRASE, negated: true },
      { query: { range: { '@timestamp': { gte: '2024-01-01T00:00:00.000Z' } } }, negated: false },
    ]);
  });

  it('are read from JSON, saved objects and YAML, with their place', () => {
    const filters = [{ meta: { negate: true }, query: PHRASE }];
    for (const text of [json({ filters }), JSON.stringify({ attributes: { params: JSON.parse(json({ filters })) } })]) {
      expect(queriesOf(contextOf(text))).toEqual([{ query: PHRASE, negated: true }]);
      const [{ span = { start: 0, end: 0 } } = {}] = contextOf(text).filters;
      expect(text.slice(span.start, span.end)).toBe('"filters"');
    }
    const yaml = `name: R\nlanguage: eql\nquery: ${QUERY}\nfilters:\n  - meta: {negate: true}\n    query: {match_phrase: {user.name: backup}}\n`;
    expect(queriesOf(contextOf(yaml))).toEqual([{ query: PHRASE, negated: true }]);
  });

  it('that are switched off are not there', () => {
    expect(contextOf(json({ filters: [{ meta: { disabled: true }, query: PHRASE }] })).filters).toEqual([]);
    expect(contextOf(json({ filters: [] })).filters).toEqual([]);
  });

  it('of old exports have their clause beside `meta`', () => {
    const filters = [
      { meta: {}, exists: { field: 'a' } },
      { meta: {}, $state: {}, range: { a: { gt: 1 } }, query: null },
    ];
    expect(queriesOf(contextOf(json({ filters }))).map(({ query }) => query)).toEqual([
      { exists: { field: 'a' } },
      { range: { a: { gt: 1 } } },
    ]);
  });

  it('may combine others', () => {
    const params = [
      { meta: { negate: true }, query: PHRASE },
      { meta: {}, query: { exists: { field: 'a' } } },
      { meta: { disabled: true }, query: { exists: { field: 'b' } } },
    ];
    const combined = (relation: string) =>
      contextOf(json({ filters: [{ meta: { type: 'combined', relation, params }, query: {} }] })).filters[0]?.query;
    const clauses = [{ bool: { must_not: [PHRASE] } }, { exists: { field: 'a' } }];
    expect(combined('OR')).toEqual({ bool: { should: clauses, minimum_should_match: 1 } });
    expect(combined('AND')).toEqual({ bool: { filter: clauses } });
  });

  it('that are no filters are kept, so that somebody has to say that they have no meaning', () => {
    expect(contextOf(json({ filters: 'user.name: x' })).filters.map(({ query }) => query)).toEqual(['user.name: x']);
  });
});

describe('exceptions of a rule', () => {
  const list = { id: 'l1', list_id: 'l1', type: 'detection', namespace_type: 'single' };
  const item = (more: object) => ({ list_id: 'l1', item_id: 'i', type: 'simple', namespace_type: 'single', name: 'I', ...more });
  const lines = (...records: readonly object[]): string =>
    [json({ exceptions_list: [list] }), ...records.map((record) => JSON.stringify(record))].join('\n');
  const entry = { field: 'host.name', operator: 'included', type: 'match', value: 'build1' };

  it('stand in the same export, after or before the rule', () => {
    const found = { name: 'I', systems: [], entries: [{ kind: 'match', field: 'host.name', excluded: false, value: 'build1' }] };
    expect(contextOf(lines(list, item({ entries: [entry] })))).toMatchObject({ exceptions: [found], missingLists: [] });
    const before = [JSON.stringify(item({ entries: [entry] })), json({ exceptions_list: [list] })].join('\n');
    expect(contextOf(before)).toMatchObject({ exceptions: [found], missingLists: [] });
  });

  it('of a list that is empty are none, and of a list that is not there are missing', () => {
    expect(contextOf(lines(list))).toMatchObject({ exceptions: [], missingLists: [] });
    expect(contextOf(lines())).toMatchObject({ exceptions: [], missingLists: [{ id: 'l1' }] });
    const agnostic = item({ namespace_type: 'agnostic', entries: [entry] });
    expect(contextOf(lines(agnostic))).toMatchObject({ exceptions: [], missingLists: [{ id: 'l1' }] });
    const toml = `[rule]\nname = "R"\nlanguage = "eql"\nquery = "${QUERY}"\n[[rule.exceptions_list]]\nlist_id = "l1"\nnamespace_type = "single"\n`;
    expect(contextOf(toml)).toMatchObject({ missingLists: [{ id: 'l1' }] });
  });

  it.each<readonly [string, object, object]>([
    ['match', { type: 'match', value: 'x' }, { kind: 'match', value: 'x' }],
    ['match_any', { type: 'match_any', value: ['x', 'y'] }, { kind: 'match_any', values: ['x', 'y'] }],
    ['exists', { type: 'exists' }, { kind: 'exists' }],
    ['wildcard', { type: 'wildcard', value: 'a*' }, { kind: 'wildcard', pattern: 'a*' }],
    ['a value list', { type: 'list', list: { id: 'v', type: 'ip' } }, { kind: 'unknown' }],
    ['a value of another type', { type: 'match', value: 1 }, { kind: 'unknown' }],
    ['an empty list', { type: 'match_any', value: [] }, { kind: 'unknown' }],
    ['another type', { type: 'range', value: 'x' }, { kind: 'unknown' }],
    ['another operator', { type: 'match', operator: 'near', value: 'x' }, { kind: 'unknown' }],
  ])('have entries of the type %s', (_, written, read) => {
    for (const operator of ['included', 'excluded']) {
      const context = contextOf(lines(item({ entries: [{ field: 'f', operator, ...written }] })));
      const excluded = 'kind' in read && read.kind === 'unknown' ? {} : { excluded: operator === 'excluded' };
      expect(context.exceptions[0]?.entries).toMatchObject([{ field: 'f', ...excluded, ...read }]);
    }
  });

  it('may be for some systems, be nested, or run out', () => {
    const nested = { type: 'nested', field: 'n', entries: [{ ...entry, field: 'a' }] };
    const [read] = contextOf(
      lines(item({ os_types: ['linux'], entries: [nested], expire_time: '2026-01-01T00:00:00Z' })),
    ).exceptions;
    expect(read).toMatchObject({
      systems: ['linux'],
      entries: [{ kind: 'nested', field: 'n', entries: [{ kind: 'match', field: 'a' }] }, { kind: 'unknown' }],
    });
  });
});

describe('the range of a rule', () => {
  it('has an end and a field of its own', () => {
    const meta = {
      from: 'now-9m',
      to: 'now-2m',
      timestamp_override: 'event.ingested',
      timestamp_override_fallback_disabled: true,
    };
    expect(read(json(meta)).documents[0]?.meta).toMatchObject({
      to: 'now-2m',
      timestampOverride: 'event.ingested',
      timestampOverrideFallbackDisabled: true,
    });
    const camel = JSON.stringify({
      params: { ...JSON.parse(json({})), timestampOverride: 'event.ingested', eventCategoryOverride: 'kind' },
    });
    expect(read(camel).documents[0]?.meta).toMatchObject({ timestampOverride: 'event.ingested', eventCategoryField: 'kind' });
  });
});

describe('keys that are not read', () => {
  const codes = (text: string) => read(text).warnings.map(({ code, span }) => [code, text.slice(span.start, span.end)]);

  it('are told where they stand, unless they are known to change nothing', () => {
    expect(codes(json({ threshold: { field: 'a' }, severity_mapping: [], immutable: true }))).toEqual([
      ['unknown-key', '"threshold"'],
    ]);
    const toml = `[rule]\nname = "R"\nlanguage = "eql"\nquery = "${QUERY}"\nnew_terms_fields = ["a"]\n`;
    expect(codes(toml)).toEqual([['unknown-key', 'new_terms_fields']]);
  });

  it('may have any name', () => {
    for (const key of ['a(b', '__proto__', 'x.*']) {
      const text = json({}).replace('{', `{${JSON.stringify(key)}:1,`);
      expect(codes(text)).toEqual([['unknown-key', JSON.stringify(key)]]);
      expect(codes(`name: R\nlanguage: eql\nquery: ${QUERY}\n${JSON.stringify(key)}: 1\n`).map(([code]) => code)).toEqual([
        'unknown-key',
      ]);
    }
  });

  it('are told of an address, where a parameter of the body counts for nothing', () => {
    const request = (parameters: string) => `GET logs/_eql/search?${parameters}\n{"query":"${QUERY}"}\n`;
    for (const name of ['event_category_field', 'timestamp_field', 'tiebreaker_field', 'size', 'filter', 'fetch_size']) {
      const { documents, warnings } = read(request(`pretty&${name}=a`));
      expect(warnings.filter(({ code }) => code === 'unknown-key').map(({ message }) => message)).toEqual([
        `\`${name}\` stands in the address of the request, where Elasticsearch refuses it; its value is not read`,
      ]);
      expect(documents[0]?.meta.eventCategoryField).toBe(null);
    }
    expect(codes(request('pretty&keep_alive=1d&ignore_unavailable=true&filter_path=hits')).map(([code]) => code)).toEqual([
      'metadata-missing',
    ]);
  });

  it('of alerts and data views have words of their own', () => {
    const rule = json({ alert_suppression: { group_by: ['a'] }, data_view_id: 'logs' });
    expect(codes(rule)).toEqual([
      ['alert-suppression', '"alert_suppression"'],
      ['data-view', '"data_view_id"'],
    ]);
  });
});
