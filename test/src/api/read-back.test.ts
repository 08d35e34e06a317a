import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { readBack } from '../../../src/api/prove/read-back.ts';

function request(text: string) {
  const [only] = parse('any where process.name == "a"').rules;
  if (only?.meaning.ok !== true) throw new Error('no rule');
  const { rule, schema } = only.meaning.value;
  return readBack('es-dsl', text, rule, schema);
}

const QUERY = { term: { 'process.name': 'a' } };

describe('a request that is read back', () => {
  it('is told to be no JSON when it is none', () => {
    expect(request('{"query": ')).toEqual({
      ok: false,
      reason: 'it cannot be read back: it is no JSON, or an object has a key twice',
    });
  });

  it('may not make fields that the rule does not have', () => {
    const made = { 'process.name': { type: 'keyword', script: 'emit("a")' } };
    expect(request(JSON.stringify({ query: QUERY, runtime_mappings: made }))).toMatchObject({ ok: false });
    expect(request(JSON.stringify({ query: QUERY, runtime_mappings: {} }))).toMatchObject({ ok: true });
    expect(request(JSON.stringify({ query: QUERY }))).toMatchObject({ ok: true });
  });
});
