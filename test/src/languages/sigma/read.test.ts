import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Rule, showPlan } from '../../../../src/ir/index.ts';
import { LANGUAGES } from '../../../../src/languages/index.ts';
import { locate } from '../../../../src/source/index.ts';
import { compile } from '../../../../translators/js/index.ts';

/** A rule of one detection, its lines indented as they stand below `detection:`. */
function ruleText(detection: string): string {
  return `title: T\nlogsource:\n    product: windows\ndetection:\n${detection.replace(/^/gm, '    ')}\n`;
}

/** So many search identifiers, a line each. */
function searches(count: number): string {
  return Array.from({ length: count }, (_, index) => `s${index}: {A${index}: x}\n`).join('');
}

function tell(text: string): readonly string[] {
  const { rules, problems } = parse(text, { name: 'r.yml' });
  const told = problems.map(({ source, diagnostic }) => ({ source, diagnostic }));
  for (const { document, meaning } of rules)
    if (!meaning.ok) told.push(...meaning.problems.map((diagnostic) => ({ source: document.query, diagnostic })));
  return told.map(({ source, diagnostic: { code, span } }) => {
    const { line, column } = locate(source, span.start);
    return `${line}:${column} ${code}`;
  });
}

function ruleOf(text: string): Rule {
  const [first, ...more] = parse(text).rules;
  if (first === undefined || more.length > 0 || !first.meaning.ok) throw new Error(`not read: ${tell(text).join()}`);
  return first.meaning.value.rule;
}

function matches(detection: string, event: Event): boolean {
  const compiled = compile(ruleOf(ruleText(detection)));
  if (!compiled.ok) throw new Error('not compiled');
  return compiled.value(event);
}

function test(key: string, value: string): string {
  return `s:\n    ${key}: ${value}\ncondition: s`;
}

describe('a value', () => {
  it.each<[string, string, Event, boolean]>([
    ['Image|endswith', "'\\cmd.exe'", { Image: 'C:\\CMD.EXE' }, true],
    ['Image|endswith|cased', "'\\cmd.exe'", { Image: 'C:\\CMD.EXE' }, false],
    ['Image', "'a\\*b'", { Image: 'a*b' }, true],
    ['Image', "'a\\*b'", { Image: 'axb' }, false],
    ['Image', "'a\\\\*b'", { Image: 'a\\xxb' }, true],
    ['Image', "'\\\\\\\\srv?x'", { Image: '\\\\srv1x' }, true],
    ['Image|contains|all', "['a', 'b']", { Image: 'b a' }, true],
    ['Image|contains|all', "['a', 'b']", { Image: 'b' }, false],
    ['Image', 'null', {}, true],
    ['Image', 'null', { Image: '' }, false],
    ['Image', "''", { Image: '' }, true],
    ['Image', "''", {}, false],
    ['EventID', '4688', { EventID: 4688 }, true],
    ['EventID', '4688', { EventID: '4688' }, true],
    ['EventID', "['x', 4688]", { EventID: 4688 }, true],
    ['Initiated', 'true', { Initiated: 'true' }, true],
    ['Size|gte', '10', { Size: 10 }, true],
    ['Size|gt', '10', { Size: 10 }, false],
    ['Ip|cidr', "'10.0.0.0/8'", { Ip: '10.2.3.4' }, true],
    ['Ip|cidr', "'10.0.0.0/8'", { Ip: '11.2.3.4' }, false],
    ['A|exists', 'true', { A: 1 }, true],
    ['A|exists', 'false', { A: null }, true],
    ['A|fieldref', 'B', { A: 'x', B: 'X' }, true],
    ['A|fieldref', 'B', { A: 'x' }, false],
    ['A|neq', "['x', 'y']", { A: 'z' }, true],
    ['A|neq', "['x', 'y']", {}, true],
    ['A|neq', "['x', 'y']", { A: 'y' }, false],
    ['C|contains|windash', "' -enc '", { C: 'p /enc x' }, true],
    ['C|contains|windash', "' -enc '", { C: 'p \u2013enc x' }, true],
    ['C|contains|windash', "'a-b'", { C: 'a/b' }, false],
    ['C|base64|contains', "'foo'", { C: 'xZm9vx' }, true],
    ['C|base64offset|contains', "'foobar'", { C: btoa('xfoobar!') }, true],
    ['C|base64offset|contains', "'foobar'", { C: btoa('xyfoobar!') }, true],
    ['C|wide|base64offset|contains', "'ab'", { C: btoa('x\0a\0b\0c\0') }, true],
    ['C|re', "'^a.c$'", { C: 'abc' }, true],
    ['C|re', "'a.c'", { C: 'xxabcxx' }, true],
    ['C|re', "'a.c'", { C: 'xxABCxx' }, false],
    ['C|re|i', "'a.c'", { C: 'xxABCxx' }, true],
    ['C|re', "'(?i)a[b-d]c'", { C: 'xxACCxx' }, true],
    ['C|re', "'a.c'", { C: 'a\nc' }, false],
    ['C|re|s', "'a.c'", { C: 'a\nc' }, true],
    ['C|re', "'(?:^|\\s)x(?:\\s|$)'", { C: 'a x' }, true],
    ['C|re', "'(?:^|\\s)x(?:\\s|$)'", { C: 'ax' }, false],
    ['C|re', "'\\bcmd\\b'", { C: 'run cmd.exe' }, true],
    ['C|re', "'\\bcmd\\b'", { C: 'run cmdx' }, false],
    ['C|re|m', "'^b$'", { C: 'a\nb\nc' }, true],
    ['C|re', "'a{2,3}?b'", { C: 'aab' }, true],
    ['C|re', "'[^\\d\\s]+\\x41'", { C: 'zA' }, true],
  ])('%s: %s of %j is %j', (key, value, event, expected) => {
    expect(matches(test(key, value), event)).toBe(expected);
  });

  it('has no end of length: long texts are values as well', () => {
    expect(matches(test('C|contains', "'end'"), { C: `${'x'.repeat(100_000)}end` })).toBe(true);
  });
});

describe('a condition', () => {
  const searches = "a:\n    A: '1'\nb:\n    B: '1'\nc_x:\n    C: '1'\nc_y:\n    D: '1'\n_hidden:\n    E: '1'\n";
  it.each<[string, Event, boolean]>([
    ['a or b and not c_x', { A: '1', C: '1' }, true],
    ['(a or b) and not c_x', { A: '1', C: '1' }, false],
    ['1 of c_*', { D: '1' }, true],
    ['any of c_*', { D: '1' }, true],
    ['all of c_*', { D: '1' }, false],
    ['2 of them', { A: '1', D: '1' }, true],
    ['2 of them', { A: '1', E: '1' }, false],
    ['3 of them', { A: '1', B: '1' }, false],
    ['not not a', { A: '1' }, true],
    ['not (a or _hidden)', {}, true],
  ])('%s on %j is %j', (condition, event, expected) => {
    expect(matches(`${searches}condition: ${condition}`, event)).toBe(expected);
  });

  it('of keywords looks into every value, and a list of maps is a choice', () => {
    expect(matches("k:\n    - 'bad'\n    - 7\ncondition: k", { x: { y: ['is BAD'] } })).toBe(true);
    expect(matches("k:\n    '|all':\n        - 'bad'\n        - 'worse'\ncondition: k", { x: 'bad' })).toBe(false);
    expect(matches("k:\n    - A: '1'\n      B: '2'\n    - C: '3'\ncondition: k", { C: '3' })).toBe(true);
    expect(matches("k:\n    - A: '1'\n      B: '2'\n    - C: '3'\ncondition: k", { A: '1' })).toBe(false);
    expect(matches("a:\n    A: '1'\nb:\n    B: '1'\ncondition:\n    - a\n    - b", { B: '1' })).toBe(true);
  });
});

describe('what is wrong with a rule is told at its place', () => {
  it.each([
    [test('A|contians', "'x'"), ['6:11 sigma-modifier-unknown']],
    [test('A|contains', '5'), ['6:21 sigma-modifier-use']],
    [test('A|gt', "'5'"), ['6:15 sigma-modifier-use']],
    [test('A|cased|re', "'x'"), ['6:17 sigma-modifier-use']],
    [test('A|i', "'x'"), ['6:11 sigma-modifier-use']],
    [test('A', '[]'), ['6:9 sigma-value']],
    [test('A|expand', "'%x%'"), ['6:19 sigma-placeholder']],
    [test('A|hour', '5'), ['6:11 sigma-time-part']],
    [test('A|cidr', "'10.0.0/8'"), ['6:17 sigma-network']],
    [test('A|re', "'a(?=b)'"), ['6:17 sigma-regex-construct']],
    [test('A|re', "'a(b'"), ['6:17 sigma-regex-syntax']],
    [test('A|re', "'(a{900}){900}'"), ['6:16 sigma-regex-size']],
    [test('A|re', "'(a)\\1'"), ['6:19 sigma-regex-construct']],
    ["s:\n    A: 'x'\ncondition: t", ['7:16 sigma-identifier-undefined']],
    ["s:\n    A: 'x'\ncondition: 1 of f_*", ['7:16 sigma-identifier-none']],
    ["s:\n    A: 'x'\ncondition: s AND s", ['7:18 sigma-condition-syntax']],
    ["s:\n    A: 'x'\ncondition: s | count() > 5", ['7:18 sigma-aggregation']],
    ["s:\n    A: 'x'\ncondition: s and", ['7:20 sigma-condition-syntax']],
    ["s:\n    A: 'x'", ['4:1 sigma-rule-keys']],
    ["s:\n    A: 'x'\n    A: 'y'\ncondition: s", ['7:9 document-syntax']],
    [`s:\n    A: 'x'\ncondition: ${'('.repeat(10_000)}s${')'.repeat(10_000)}`, ['7:216 sigma-condition-depth']],
    [`s:\n    A: 'x'\ncondition: ${'not '.repeat(10_000)}s`, ['7:816 sigma-condition-depth']],
    ["s:\n    A|contains|windash: ' -a -b -c -d -e'\ncondition: s", ['6:29 sigma-variants']],
    ['s1:\n    A: 1\ns2:\n    A: 2\ncondition: 0 of s*', ['9:16 sigma-condition-syntax']],
    ['s1:\n    A: 1\ns2:\n    A: 2\ncondition: 3 of s*', ['9:16 sigma-condition-syntax']],
    ["s:\n    A|wide|windash|base64: 'é -a'\ncondition: s", ['6:32 sigma-encoding']],
  ])('%j', (detection, expected) => {
    expect(tell(ruleText(detection))).toEqual(expected);
  });

  it.each([
    ['1 of s*', []],
    ['all of s*', []],
    ['2 of s*', ['sigma-condition-count']],
  ])('and warned of where pySigma refuses it: %s', (condition, expected) => {
    const { warnings } = parse(ruleText(`s1:\n    A: 1\ns2:\n    A: 2\ncondition: ${condition}`), { name: 'r.yml' });
    expect(warnings.map(({ diagnostic }) => diagnostic.code)).toEqual(expected);
  });

  it.each([
    [
      'dashes that explode',
      `s:\n    A|windash:\n${Array.from({ length: 400 }, (_, at) => `        - ' -a -b -c -d${at}'\n`).join('')}condition: s`,
      ['407:16 sigma-rule-size'],
    ],
    ['selections that explode', `${searches(200)}condition: 100 of s*`, ['205:16 sigma-rule-size']],
    [
      'names that stand for much, again and again',
      `${searches(1000)}condition: ${Array(1000).fill('1 of s*').join(' and ')}`,
      ['1005:16 sigma-rule-size'],
    ],
  ])('in no time, for %s', (_, detection, expected) => {
    expect(tell(ruleText(detection))).toEqual(expected);
  });

  it('for one consumer, whose reading is not that of the specification', () => {
    const text = ruleText(test('A|re', "'x'"));
    expect(tell(`${text}consumer: lucene\n`)).toEqual(['8:1 sigma-for-consumer']);
    expect(tell(`action: global\nconsumer: [a]\n---\n${text}`)).toEqual(['2:1 sigma-for-consumer']);
    expect(tell(text)).toEqual([]);
  });

  it('and the other rules go on', () => {
    const good = ruleText(test('A', "'x'"));
    const bad = ruleText(test('A|nope', "'x'"));
    expect(parse(`${good}---\n${bad}---\n${good}`).rules).toHaveLength(2);
  });
});

describe('several documents', () => {
  const base = (name: string): string =>
    `title: ${name}\nname: ${name}\nlogsource: {product: windows}\ndetection:\n    s:\n        A: '${name}'\n    condition: s\n`;
  const correlation = (body: string): string => `title: C\ncorrelation:\n${body.replace(/^/gm, '    ')}\n`;

  it('make a rule: a correlation with the rules that it relates', () => {
    const text = `${correlation('type: temporal_ordered\nrules: [one, two]\ngroup-by: [User]\ntimespan: 5m')}---\n${base('one')}---\n${base('two')}`;
    expect(showPlan(ruleOf(text).plan)).toBe(
      'sequence within 300000 ms\n  event by User:keyword\n    all of\n      A:keyword is~ "one"\n      User:keyword is present\n  event by User:keyword\n    all of\n      A:keyword is~ "two"\n      User:keyword is present',
    );
    const counted = `${base('one')}---\n${base('two')}---\n${correlation('type: event_count\nrules: one\ntimespan: 1h\ncondition: {gte: 5}')}`;
    const { rules } = parse(counted);
    expect(rules.map(({ document }) => document.meta.name)).toEqual(['two', 'C']);
  });

  it('make the related rules rules of their own where the correlation says so', () => {
    const text = `${base('one')}---\n${correlation('type: event_count\nrules: one\ntimespan: 1h\ncondition: {gte: 5}\n')}generate: true\n`;
    expect(parse(text).rules.map(({ document }) => document.meta.name)).toEqual(['one', 'C']);
    const inside = `${base('one')}---\n${correlation('type: event_count\nrules: one\ntimespan: 1h\ncondition: {gte: 5}\ngenerate: true')}`;
    expect(parse(inside).rules.map(({ document }) => document.meta.name)).toEqual(['one', 'C']);
  });

  it('of a correlation without a form, or of rules that are not there, are told', () => {
    expect(tell(`${correlation('type: value_count\nrules: one\ntimespan: 1h')}---\n${base('one')}`)).toEqual([
      '3:11 sigma-correlation-type',
    ]);
    expect(tell(correlation('type: event_count\nrules: one\ntimespan: 1h'))).toEqual(['4:12 sigma-correlation-reference']);
  });

  it.each([
    ['an event count without a bound', 'type: event_count\nrules: one\ntimespan: 1h', '3:11 sigma-correlation-type'],
    ['an upper end', 'type: event_count\nrules: one\ntimespan: 1h\ncondition: {lt: 5}', '6:17 sigma-correlation-type'],
    [
      'some of the rules',
      'type: temporal_ordered\nrules: [one, two]\ntimespan: 1h\ncondition: {gte: 1}',
      '6:17 sigma-correlation-type',
    ],
    [
      'rules joined by words',
      'type: temporal\nrules: [one, two]\ntimespan: 1h\ncondition: one and not two',
      '6:16 sigma-correlation-type',
    ],
    ['any order', 'type: temporal\nrules: [one, two]\ntimespan: 1h', '3:11 sigma-correlation-type'],
    [
      'an unknown comparison',
      'type: event_count\nrules: one\ntimespan: 1h\ncondition: {gte: 5, lte_: 9}',
      '6:25 sigma-rule-keys',
    ],
    ['half an event', 'type: event_count\nrules: one\ntimespan: 1h\ncondition: {gte: 2.5}', '6:22 sigma-rule-keys'],
    ['a rule named twice', 'type: temporal_ordered\nrules: [one, one]\ntimespan: 1h', '4:18 sigma-rule-keys'],
    [
      'an alias without a rule',
      'type: temporal_ordered\nrules: [one, two]\ntimespan: 1h\naliases: {k: {one: A}}',
      '6:15 sigma-rule-keys',
    ],
    ['an alias of another rule', 'type: event_count\nrules: one\ntimespan: 1h\naliases: {k: {two: A}}', '6:19 sigma-rule-keys'],
  ])('refuse %s at its place', (_, body, told) => {
    expect(tell(`${correlation(body)}---\n${base('one')}---\n${base('two')}`)).toEqual([told]);
  });

  it('that lead back to themselves are told, and the rules beside them go on', () => {
    const to = (name: string, other: string): string =>
      `${correlation(`type: temporal_ordered\nrules: [${other}, one]\ntimespan: 1h`)}name: ${name}\n`;
    expect(tell(to('me', 'me'))).toEqual(['4:13 sigma-correlation-cycle', '4:17 sigma-correlation-reference']);
    const circle = `${to('A', 'B')}---\n${to('B', 'C')}---\n${to('C', 'B')}---\n${base('one')}---\n${base('alone')}`;
    expect(tell(circle)).toEqual(['4:13 sigma-correlation-nested']);
    const pair = `${to('A', 'B')}---\n${to('B', 'A')}---\n${base('one')}---\n${base('alone')}`;
    expect(tell(pair)).toEqual(['4:13 sigma-correlation-cycle']);
    expect(parse(pair).rules.map(({ document, meaning }) => [document.meta.name, meaning.ok])).toEqual([['alone', true]]);
  });

  it('may span weeks, months and years, which have their average length', () => {
    const plan = (timespan: string): string =>
      showPlan(
        ruleOf(`${correlation(`type: event_count\nrules: one\ntimespan: ${timespan}\ncondition: {gt: 1}`)}---\n${base('one')}`)
          .plan,
      );
    expect(plan('2w')).toContain('within 1209600000 ms');
    expect(plan('1M')).toContain('within 2629746000 ms');
    expect(plan('1y')).toContain('within 31556952000 ms');
  });

  it('may share what is global, and filters add to rules of their log source', () => {
    const shared = `action: global\ntitle: G\nlogsource: {product: windows}\ndetection:\n    condition: s\n---\ndetection:\n    s: {A: x}\n---\ndetection:\n    s: {A: y}\n`;
    expect(parse(shared).rules.map(({ meaning }) => meaning.ok && showPlan(meaning.value.rule.plan))).toEqual([
      'A:keyword is~ "x"',
      'A:keyword is~ "y"',
    ]);
    const filter = 'title: F\nlogsource: {product: windows}\nfilter:\n    rules: any\n    f: {User: svc}\n    condition: not f\n';
    expect(showPlan(ruleOf(`${base('one')}---\n${filter}`).plan)).toBe(
      'all of\n  A:keyword is~ "one"\n  not\n    User:keyword is~ "svc"',
    );
  });

  it('of filters take those that name a rule, or its log source, in the order of the file', () => {
    const filter = (rules: string, logSource: string, field: string): string =>
      `title: F\nlogsource: ${logSource}\nfilter:\n    rules: ${rules}\n    f: {${field}: x}\n    condition: not f\n`;
    const text = [
      base('one'),
      filter('any', '{product: windows}', 'A1'),
      filter('[one]', '{category: process_creation}', 'A2'),
      filter('[one]', '{}', 'A3'),
      filter('any', '{product: linux}', 'A4'),
      filter('[other, one]', '{product: windows}', 'A5'),
      filter('any', '{}', 'A6'),
    ].join('---\n');
    expect(showPlan(ruleOf(text).plan).match(/A\d/g)).toEqual(['A1', 'A3', 'A5', 'A6']);
    expect(tell(text)).toEqual([]);
  });

  it('of correlations of correlations are told once where there are too many', () => {
    const chain = Array.from(
      { length: 150 },
      (_, at) =>
        `${correlation(`type: event_count\nrules: c${at + 1}\ntimespan: 1m\ncondition: {gte: 2}`)}name: c${at}\ngenerate: true\n`,
    );
    const { rules, problems } = parse(chain.join('---\n'));
    expect(rules).toEqual([]);
    const told = problems.map(({ diagnostic: { code } }) => code);
    expect(told.filter((code) => code === 'sigma-rule-size')).toHaveLength(1);
    expect(told.length).toBeLessThan(150);
  });

  it('print as rules that mean the same', () => {
    const text = `${correlation('type: temporal_ordered\nrules: [one, two]\ngroup-by: [User]\ntimespan: 5m')}---\n${base('one')}---\n${base('two')}`;
    const [rule] = parse(text).rules;
    if (rule?.document.language !== 'sigma') throw new Error('no rule in Sigma');
    const printed = LANGUAGES.sigma.print(rule.syntax as Parameters<typeof LANGUAGES.sigma.print>[0]);
    expect(showPlan(ruleOf(printed).plan)).toBe(showPlan(ruleOf(text).plan));
  });
});
