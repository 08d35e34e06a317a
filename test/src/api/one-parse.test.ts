import { describe, expect, it } from 'vitest';
import { check } from '../../../src/api/check.ts';
import { explain } from '../../../src/api/explain.ts';
import { type ParsedRule, parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { callCounts } from '../../support/call-counts.ts';
import { run } from '../../support/memory-host.ts';

const PARSE = ['languages/eql/parse.ts', 'parseEql'] as const;
/** What the oracle does once for each text that it is handed: it parses by itself, which is its independence and nobody else's. */
const ORACLE = ['engines/oracle/engine.ts', 'readSearch'] as const;

const QUERIES = ['process where process.name == "a"', 'sequence by host.id [process where true] [file where true]'];
const EXPORT = QUERIES.map((query, index) =>
  JSON.stringify({ rule_id: `r${index}`, name: `R${index}`, language: 'eql', query }),
).join('\n');

function checkable({ syntax, meaning }: ParsedRule) {
  if (!meaning.ok) throw new Error(JSON.stringify(meaning.problems));
  return { syntax, ...meaning.value };
}

describe('a rule is parsed once', () => {
  it('when it is read with its meaning', async () => {
    const count = await callCounts(() => expect(parse(EXPORT).rules).toHaveLength(QUERIES.length));
    expect(count(...PARSE)).toBe(QUERIES.length);
  });

  it('and never again when it is translated or explained', async () => {
    const rules = parse(EXPORT).rules.map(checkable);
    const count = await callCounts(() => {
      for (const rule of rules) {
        for (const target of TARGET_NAMES) translate(rule.rule, target);
        explain(rule, { process: { name: 'a' } });
      }
    });
    expect(count(...PARSE)).toBe(0);
  });

  // V8's count was one too high at times, beside other work on two cores; what parses twice does so every time.
  it('but by the oracle, which is handed text, when it is checked', { retry: 2 }, async () => {
    const rules = parse(EXPORT).rules.map(checkable);
    const count = await callCounts(() => check(rules, { events: 60 }));
    expect(count(...ORACLE)).toBeGreaterThan(0);
    expect(count(...PARSE)).toBe(count(...ORACLE));
  });

  it('by a command, too, whose proofs read artifacts in EQL back from their text', { retry: 2 }, async () => {
    const files = { 'rules.ndjson': EXPORT };
    const count = await callCounts(() => run(['check', 'rules.ndjson', '--events', '20'], { files }));
    // Of both rules EQL and the rule for Kibana, and the search request of the sequence.
    const artifacts = 5;
    expect(count(...PARSE) - count(...ORACLE)).toBe(QUERIES.length + artifacts);
  });
});
