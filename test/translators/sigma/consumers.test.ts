import { describe, expect, it } from 'vitest';
import { checkOne } from '../../../src/api/check.ts';
import { parse } from '../../../src/api/parse.ts';
import { translate as translateTo } from '../../../src/api/translate.ts';
import { effectOfFolding, expressionOf, wholeExpression } from '../../../translators/sigma/consumer/expression.ts';
import { type SigmaOptions, sigma } from '../../../translators/sigma/index.ts';
import { SIGMA_OPTIONS } from '../../../translators/sigma/options.ts';
import { PROFILES } from '../../../translators/sigma/profiles/index.ts';
import { PINS } from '../../engines/rig/pins.ts';
import { detection, losses, printed, refusals, ruleOf } from './support.ts';

type Consumer = SigmaOptions['consumer'];

const CONSUMERS = SIGMA_OPTIONS.consumer.values;

/** What consumers differ on, each in a rule that events can meet. */
const RULES = [
  'process where process.name : ("nc", "nc?t*", "*x") and process.executable == "/bin/Sh"',
  'process where process.name in ("a", "B", "c*") and not process.parent.name in ("D", "e")',
  'process where not (process.name == "a" and user.name : "b*") and not process.executable like """C:\\*.exe"""',
  'process where process.name regex "a(b|C)+[d-f]" or not process.parent.name regex~ "x.*\\\\.y"',
  'process where process.pid in (4, 5) and not process.parent.pid == 1 and process.args_count >= 2',
  'network where cidrMatch(destination.ip, "10.0.0.0/8", "fe80::/10") or source.ip == "10.1.2.3"',
  'network where cidrMatch(destination.ip, "10.0.0.0/15") and process.name : "x"',
  'process where process.name == null or (process.parent.name != null and not (user.name == "A" or user.name : "q"))',
  'process where process.name : "ä*" and length(user.name) > 3',
];

describe.each(CONSUMERS)('a rule for %s', (consumer) => {
  it.each(RULES)('agrees with what it claims: %s', async (query) => {
    const taxonomy = consumer === 'kusto' ? 'sigma' : 'ecs';
    const [rule] = parse(query).rules;
    if (rule === undefined || !rule.meaning.ok) throw new Error('the rule is not understood');
    const report = await checkOne(
      { ...rule.meaning.value, syntax: rule.syntax },
      { events: 400, targets: ['sigma'], translate: (one) => translateTo(one, 'sigma', { consumer, taxonomy }) },
    );
    const engine = report.engines.find(({ runs }) => runs === 'sigma');
    expect(report.disagreements).toEqual([]);
    expect(['compared', 'not-run']).toContain(engine?.status);
  });

  it('is told to be so, unless it is for the specification', () => {
    const text = printed('process where process.executable != null', {
      consumer,
      taxonomy: consumer === 'kusto' ? 'sigma' : 'ecs',
    });
    expect(/^consumer: (.*)$/m.exec(text)?.[1] ?? 'spec').toBe(consumer);
  });
});

describe('what is printed', () => {
  it.each<readonly [Consumer, string, string]>([
    ['lucene', 'process where process.name : "nC"', "process.name|re: '[Nn][Cc]'"],
    ['lucene', 'process where process.name == "nC"', "process.name: 'nC'"],
    ['lucene', 'process where process.name regex "(a|bc)+\\\\#"', "process.name|re: '(a|bc)+[#]'"],
    ['lucene', 'process where process.args == "<a"', "process.args|re: '[<]a'"],
    ['lucene', 'process where process.args in ("<a b", ">")', "process.args:\n        - '<a b'\n        - '>'"],
    ['opensearch', 'process where process.executable : "a\\\\"', "process.executable|re: '[Aa][\\\\]'"],
    ['esql', 'process where process.name : "*1\\\\2*"', "process.name|re: '.*1\\\\2.*'"],
    ['eql', 'process where process.name == "nC"', "process.name|cased: 'nC'"],
    ['eql', 'process where process.pid == 4', 'process.pid|lte: 4'],
    ['splunk', 'process where process.name : "a?c"', "process.name: 'a*c'"],
    ['splunk', 'process where process.name regex "a(bc)+"', "process.name|re: '^a(bc)+$'"],
  ])('for %s of %s', (consumer, query, line) => {
    expect(detection(query, { consumer })).toContain(line);
  });

  it('for EQL never makes one list of what has case, nor asks for one of several filters', () => {
    const text = detection('process where process.name in ("a", "b") and not process.parent.name in ("c", "d")', {
      consumer: 'eql',
    });
    expect(text).not.toMatch(/cased:\n|1 of/);
    expect(text).toContain('not (not variant_a_img and not variant_a_img_b)');
  });
});

describe('what is lost', () => {
  it.each<readonly [Consumer, string, readonly string[]]>([
    ['splunk', 'any where process.name == "nC"', ['sigma-consumer-case may-match-more']],
    ['splunk', 'any where not process.name == "nC"', ['sigma-consumer-case may-match-less']],
    ['splunk', 'any where not process.name : "1?2"', ['sigma-consumer-wildcard may-match-less']],
    ['eql', 'any where process.name regex "[^a]"', ['sigma-consumer-case either']],
    ['eql', 'any where not process.pid == 4', ['sigma-consumer-number may-match-less']],
    ['eql', 'any where process.name regex "[0-9]+"', []],
    ['lucene', 'any where process.name : "nC" and not user.name == "X"', []],
    ['rsigma', 'any where not process.name : "ä"', ['sigma-consumer-differs may-match-less']],
    ['sqlite', 'any where process.name == null', []],
    ['sqlite', 'any where process.name == "a"', ['sigma-consumer-several-values where-agreed']],
  ])('for %s of %s', (consumer, query, expected) => {
    expect(losses(query, { consumer })).toEqual(expected);
  });
});

describe('what is refused', () => {
  it.each<readonly [Consumer, string, readonly string[]]>([
    ['eql', 'any where process.code_signature.trusted == true', ['sigma-consumer-breaks']],
    ['eql', 'any where process.name regex "a/(b|c)+"', ['sigma-consumer-breaks']],
    ['lucene', 'any where process.name : "a\\nb" and user.name == "x\\ny"', ['sigma-consumer-breaks', 'sigma-consumer-breaks']],
    ['splunk', 'any where not (process.name regex "a(bc)+" and user.name == "x")', ['sigma-consumer-breaks']],
    ['kusto', 'any where process.name == "a"', ['sigma-consumer-breaks']],
    ['esql', 'sequence by host.id with maxspan=1m [any where true] [file where true]', ['sigma-consumer-refuses']],
  ])('for %s of %s', (consumer, query, expected) => {
    expect(refusals(query, { consumer })).toEqual(expected);
  });

  it('is a list of more values than engines take clauses', () => {
    const values = Array.from({ length: 1025 }, (_, at) => `"${at}"`).join(', ');
    expect(refusals(`any where process.name in (${values})`, { consumer: 'lucene' })).toEqual(['sigma-consumer-breaks']);
    expect(refusals(`any where process.name in (${values})`, { consumer: 'splunk' })).toEqual([]);
  });
});

describe('an expression', () => {
  it.each([
    ['^a$', 'a'],
    ['^(a|b)$', 'a|b'],
    ['^(a)(b)$', '(a)(b)'],
    ['a|b', '.*(a|b).*'],
    ['\\.[^./]+$', '.*\\.[^./]+'],
    ['^a\\$', 'a\\$.*'],
    ['^a#"[#]$', 'a[#]["][#]'],
    ['^a\\\\$', 'a[\\\\]'],
    ['^a\\\\\\|b\\\\c|d\\\\$', 'a\\\\\\|b\\\\c|d[\\\\]'],
    ['a\\\\', '.*a\\\\.*'],
  ])('that is searched, %s, is %s over whole values', (searched, whole) => {
    expect(wholeExpression(searched)).toBe(whole);
  });

  it('spells letters that fold, and escapes what has a meaning', () => {
    const parts = [{ kind: 'literal', text: 'a.K' }, { kind: 'one' }, { kind: 'any-run' }] as const;
    expect(expressionOf(parts, 'fold', 'ascii')).toBe('[Aa]\\.[Kk]..*');
    expect(expressionOf(parts, 'fold', 'unicode')).toBe('[Aa]\\.[Kk\u212a]..*');
    expect(expressionOf(parts, 'exact', 'ascii')).toBe('a\\.K..*');
  });

  it.each([
    ['[Aa]1', null],
    ['[a-z]', null],
    ['\\d', null],
    ['a', 'may-match-more'],
    ['[ab]', 'may-match-more'],
    ['[^a]', 'either'],
  ])('whose letters count, %s, changes where they never do: %s', (expression, effect) => {
    expect(effectOfFolding(expression)).toBe(effect);
  });
});

it('profiles are those of the option', () => {
  expect(Object.keys(PROFILES)).toEqual(CONSUMERS);
});

describe('the end of a run', () => {
  const rules = [
    'any where process.name == "a"',
    'any where process.pid == 4',
    'any where process.name : "b" or process.x == true',
  ];

  it('says how many rules arrive at whom, as they are printed and printed for them', () => {
    const [line, ...others] = sigma.closing?.(rules.map((query) => ruleOf(query))) ?? [];
    expect(others).toEqual([]);
    expect(line).toBe(
      'of 3 rules so many arrive as printed, and with --for: splunk 2, 3; lucene 2, 3; esql 2, 3; opensearch 2, 3; eql 1, 2; sqlite 3, 3; kusto 0, 0; rsigma 3, 3',
    );
  });

  it('names those at whom a single rule arrives, and those it has to be printed for', () => {
    expect(sigma.closing?.([ruleOf('any where process.name == "a"')])).toEqual([
      'taken as printed by eql, sqlite, rsigma; with --for also by splunk, lucene, esql, opensearch',
    ]);
    expect(sigma.closing?.([ruleOf('any where process.pid == 4')])).toEqual([
      'taken as printed by splunk, lucene, esql, opensearch, sqlite, rsigma; with --for also by eql',
    ]);
    expect(sigma.closing?.([ruleOf('any where false')])).toEqual([]);
  });

  it('says for whom it was, and how well they are known', () => {
    expect(sigma.closing?.([], { consumer: 'splunk' })).toEqual([
      "printed for pySigma's Splunk converter as measured with pysigma 1.5.1, pysigma-backend-splunk 2.1.0; what it makes of the rules was read, not run by anybody here",
    ]);
  });
});

it('profiles were measured on the programs that the rig installs', () => {
  const installed = new Map<string, string>([...Object.entries(PINS.pysigma.packages), [PINS.rsigma.crate, PINS.rsigma.version]]);
  const measured = Object.values(PROFILES).flatMap((profile) => profile.measured);
  for (const { software, version } of measured) {
    // The specification is no program.
    if (software === 'Sigma') continue;
    expect([software, version]).toEqual([software, installed.get(software)]);
  }
  const named = new Set(measured.map(({ software }) => software));
  expect([...installed.keys()].filter((name) => name !== 'pyparsing' && !named.has(name))).toEqual([]);
});
