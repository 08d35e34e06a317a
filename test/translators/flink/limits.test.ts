import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';

function codesOf(query: string): readonly string[] {
  const [parsed] = parse(query).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('it is no rule');
  const translated = translate(parsed.meaning.value.rule, 'flink');
  return translated.status === 'refused' ? translated.reasons.map(({ code }) => code) : [];
}

function list(count: number): string {
  return `(${Array.from({ length: count }, (_, at) => `"value ${at}"`).join(', ')})`;
}

describe('what Flink compiles', () => {
  it('are lists of a thousand values, and expressions of 65,000 characters', () => {
    expect(codesOf(`process where process.name in ${list(1000)}`)).toEqual([]);
    expect(codesOf(`process where process.name in ${list(1001)}`)).toEqual(['flink-too-large']);
    expect(codesOf(`process where process.name in~ ${list(4000)}`)).toEqual([]);
    expect(codesOf(`process where process.name in~ ${list(8000)}`)).toEqual(['flink-too-large']);
    expect(codesOf(`process where process.pid in (${Array.from({ length: 1001 }, (_, at) => at).join(', ')})`)).toEqual([
      'flink-too-large',
    ]);
    expect(codesOf(`process where process.name : ${list(6000).replaceAll('",', '*",')}`)).toContain('flink-too-large');
    expect(codesOf(`process where process.name : "${'a'.repeat(66_000)}*"`)).toEqual(['flink-too-large']);
  });
});
