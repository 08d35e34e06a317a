import { describe, expect, it } from 'vitest';
import { isPidFileRule } from '../../corpus/pid-file/index.ts';
import { parseEql } from '../../src/languages/eql/index.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema, schemaFromMapping } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';

const parsed = parseEql(
  source(
    'process where event.type == "start" and user.id == "0" and process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""',
    'rule',
  ),
);

function heldUnder(category: object): boolean {
  const keyword = { type: 'keyword' };
  const read = schemaFromMapping({
    properties: {
      kind: keyword,
      event: { properties: { category, type: keyword } },
      user: { properties: { id: keyword } },
      process: { properties: { executable: keyword } },
    },
  });
  return parsed.ok && read.ok && isPidFileRule(questionsOf(parsed.value), read.schema);
}

describe('the curated recipes of the built-in rule', () => {
  it('are used where its fields are strings under their own names', () => {
    expect(parsed.ok && isPidFileRule(questionsOf(parsed.value), ecsSchema())).toBe(true);
    expect(heldUnder({ type: 'keyword' })).toBe(true);
    expect(heldUnder({ type: 'long' })).toBe(false);
    expect(heldUnder({ type: 'alias', path: 'kind' })).toBe(false);
  });
});
