import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/parse.ts';
import { verdictOf } from '../../../../src/api/prove/index.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { TargetName } from '../../../../translators/index.ts';

const QUERY = 'process where process.name == "a"';

function subjectOf(text: string, name: string): CheckableRule {
  const [parsed] = parse(text, { name }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`${name} is not read`);
  return { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
}

const EQL = subjectOf(QUERY, 'r.eql');
const KQL = subjectOf('process.name: "a"', 'r.kql');
const KIBANA: TargetName = 'kibana';

/** What is proven of the rule that is printed, with something else in it; undefined leaves a member out. */
async function proved(subject: CheckableRule, change: { readonly [key: string]: unknown }): Promise<string> {
  const translated = translate(subject.rule, KIBANA);
  if (translated.status === 'refused') throw new Error('the rule of this test is refused');
  const [line = '', ...more] = translated.text.trimEnd().split('\n');
  const text = [JSON.stringify({ ...JSON.parse(line), ...change }), ...more].join('\n');
  const verdict = await verdictOf(subject, KIBANA, text, { effort: 100_000 });
  return verdict.kind === 'unknown' ? verdict.reason : verdict.kind;
}

describe('what stands around the query of a rule for Kibana', () => {
  it.each([
    ['nothing else', {}],
    ['indices of its own', { index: ['logs-*'] }],
    ['other metadata', { license: 'MIT', max_signals: 5 }],
    ['another schedule', { interval: '1h' }],
  ])('is as Kibana needs it: %s', async (_, change) => {
    expect(await proved(EQL, change)).toBe('equal');
    expect(await proved(KQL, change)).toBe('equal');
  });

  it.each([
    ['type', { type: 'machine_learning' }],
    ['type', { type: undefined }],
    ['language', { language: 'kuery' }],
    ['language', { language: undefined }],
    ['query', { query: undefined }],
    ['query', { query: '  ' }],
    ['query', { query: 5 }],
    ['index', { index: [] }],
    ['index', { index: 'logs-*' }],
    ['name', { name: '' }],
    ['rule_id', { rule_id: undefined }],
    ['description', { description: undefined }],
    ['severity', { severity: 'urgent' }],
    ['risk_score', { risk_score: 101 }],
    ['interval', { interval: 'often' }],
    ['exceptions_list', { exceptions_list: [{ id: 'x' }] }],
    ['tiebreaker_field', { tiebreaker_field: '' }],
    ['threshold', { type: 'threshold', language: 'kuery' }],
    ['threshold', { type: 'threshold', language: 'kuery', threshold: { field: 'a', value: 0 } }],
    ['new_terms_fields', { type: 'new_terms', language: 'kuery', new_terms_fields: [], history_window_start: 'now-7d' }],
    ['threat_query', { type: 'threat_match', language: 'kuery' }],
  ])('is refused at its place where it is not: %s, %j', async (key, change) => {
    expect(await proved(EQL, change)).toMatch(new RegExp(`^the rule around the query: line 1, ${key}: `));
  });

  it('has a language that goes with its type', async () => {
    expect(await proved(KQL, { language: 'eql' })).toMatch(
      /^the rule around the query: line 1, language: it is none of kuery, lucene$/,
    );
    expect(await proved(KQL, { type: 'eql' })).toMatch(/line 1, language: it is none of eql$/);
  });

  it('is on lines of JSON', async () => {
    for (const [text, reason] of [
      ['', 'line 1: no line is a rule'],
      ['[]', 'line 1: it is no object'],
      ['\n{"type":"eql","type":"eql"}', 'line 2: it is no JSON, or an object has a key twice'],
    ])
      expect(await verdictOf(EQL, KIBANA, text ?? '', {})).toMatchObject({ reason: `the rule around the query: ${reason}` });
  });
});
