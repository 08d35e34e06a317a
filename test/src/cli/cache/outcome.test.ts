import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../../corpus/rules/index.ts';
import { type ParseOutcome, parse } from '../../../../src/api/parse.ts';
import { outcomeFrom, writtenOutcome } from '../../../../src/cli/cache/outcome.ts';
import { BROKEN, kibanaRule, NETCAT, SEQUENCE, tomlRule } from '../../../support/rule-files.ts';

const SIGMA = `title: nc
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\nc.exe', CommandLine|contains|all: ['-e', 'cmd'], EventID: [1, 2] }
  words: [ 'a', 'b*c' ]
  condition: selection and not words
`;

const TEXTS: { readonly [what: string]: string } = {
  'built-in': BUILT_IN_RULES[0]?.text ?? '',
  toml: tomlRule(NETCAT),
  sequence: tomlRule(SEQUENCE),
  broken: BROKEN,
  'a rule with warnings': 'process where process.name in ("nc*", "a") and unheard.of == 1 and not process.name in ("nc*", "a")',
  'a range of numbers': 'any where process.pid > 4.5 and length(process.name) >= 2 and @timestamp > "now-1d"',
  sigma: SIGMA,
  'two rules of Sigma': `${SIGMA}---\n${SIGMA.replace('title: nc', 'title: other')}`,
  kql: JSON.stringify({
    ...kibanaRule(),
    type: 'query',
    language: 'kuery',
    query: 'process.name: nc* and not user.id: (1 or 2)',
  }),
  'a rule that is not read': JSON.stringify({ ...kibanaRule(), type: 'esql', language: 'esql', query: 'from logs' }),
  nothing: '',
};

function keptAndRead(text: string): { readonly outcome: ParseOutcome; readonly again: ParseOutcome | null; reads: number } {
  const outcome = parse(text, { name: 'file' });
  const written = writtenOutcome(outcome, text);
  if (written === null) throw new Error('it was not kept');
  const told = { outcome, again: null as ParseOutcome | null, reads: 0 };
  told.again = outcomeFrom(written, {
    name: 'file',
    text: () => text,
    read: () => {
      told.reads++;
      return parse(text, { name: 'file' });
    },
  });
  return told;
}

describe('what is kept of reading rules', () => {
  it.each(Object.entries(TEXTS))('is all of it: %s', (_, text) => {
    const { outcome, again } = keptAndRead(text);
    expect(again).toEqual(outcome);
    // Which rule a problem is of is told by its text being the very one.
    for (const [at, { source }] of (again?.warnings ?? []).entries()) {
      const of = outcome.rules.findIndex(({ document }) => document.query === outcome.warnings[at]?.source);
      if (of >= 0) expect(again?.rules[of]?.document.query).toBe(source);
    }
  });

  it('makes trees and mappings anew, once, and only when they are asked for', () => {
    const told = keptAndRead(TEXTS['two rules of Sigma'] ?? '');
    const [first, second] = told.again?.rules ?? [];
    expect(first?.meaning.ok && second?.meaning.ok && second.meaning.value.rule.meta.name).toBe('other');
    expect(told.reads).toBe(0);
    const [one, other] = told.outcome.rules;
    expect([first?.syntax, second?.syntax]).toEqual([one?.syntax, other?.syntax]);
    expect(first?.meaning.ok && first.meaning.value.schema).toEqual(one?.meaning.ok && one.meaning.value.schema);
    expect(told.reads).toBe(1);
  });

  it('knows a file that is no rule', () => {
    expect(writtenOutcome(null, 'anything')).toBe('null');
    expect(outcomeFrom('null', { name: 'file', text: () => '', read: () => null })).toBeNull();
  });

  it.each([-0, Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, new Map(), new Date(0)])(
    'is nothing where JSON would give back something else: %s',
    (odd) => {
      const outcome = parse(NETCAT);
      expect(writtenOutcome({ ...outcome, others: [[odd] as unknown as string] }, NETCAT)).toBeNull();
    },
  );
});
