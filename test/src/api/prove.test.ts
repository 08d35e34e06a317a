import { describe, expect, it } from 'vitest';
import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { parse } from '../../../src/api/parse.ts';
import { diff } from '../../../src/api/prove/diff.ts';
import { prove, verdictOf } from '../../../src/api/prove/index.ts';
import { translate } from '../../../src/api/translate.ts';

function ruleOf(text: string, name = 'rule.eql'): CheckableRule {
  const outcome = parse(text, { name });
  const [parsed] = outcome.rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(JSON.stringify(outcome.problems[0]?.diagnostic ?? parsed));
  return { syntax: parsed.syntax, ...parsed.meaning.value } as CheckableRule;
}

const sigma = (detection: string): string => `title: t
taxonomy: ecs
logsource: { product: windows }
detection:
${detection}`;

describe('prove', () => {
  it.each([
    'process where process.name : ("a.exe", "b*.exe") and not user.id == "0" and process.pid > 4',
    'process where process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""',
    'network where cidrMatch(source.ip, "10.0.0.0/8", "::1/128") and destination.port in (80, 443)',
    'sequence by host.id with maxspan=1m [process where process.name : "a*"] ![file where true] until [file where file.name == "x"]',
    'sample by host.id [process where process.name == "a"] [file where true]',
  ])('says that exact artifacts that are read back are equal: %s', async (query) => {
    const proofs = await prove(ruleOf(query), { targets: ['sigma', 'es-dsl', 'eql', 'kibana', 'kql'] });
    expect(proofs.length).toBeGreaterThan(2);
    for (const { target, translation, verdict } of proofs)
      if (translation === 'exact') expect([target, verdict]).toEqual([target, { kind: 'equal' }]);
  });

  it('finds no event outside of the time that a run looks at, where the time would be what differs', async () => {
    const text = (query: string): string =>
      `[rule]\nname = "n"\nrule_id = "r"\ntype = "query"\nlanguage = "kuery"\nfrom = "now-9m"\nquery = '''\n${query}\n'''\n`;
    const rule = ruleOf(text('process.name: (a or b) and not user.id: "1"'), 'r.toml');
    const artifact = translate(rule.rule, 'es-dsl');
    const wrong = artifact.status === 'refused' ? '' : artifact.text.replace('"user.id": "1"', '"user.id": "2"');
    expect(await verdictOf(rule, 'es-dsl', wrong, {})).toMatchObject({
      kind: 'differs',
      relation: 'overlap',
      lost: { 'user.id': '2' },
      added: { 'user.id': '1' },
    });
  });

  it.each([
    ['sigma', 'logsource:', 'logsources:', 'the rule has no log source'],
    ['kibana', '"severity":"low"', '"severity":"lowest"', 'the rule around the query: line 1, severity: it is none of low'],
  ] as const)('calls no text of %s equal that cannot be run', async (target, from, to, reason) => {
    const rule = ruleOf('process where process.name : "a*"');
    const artifact = translate(rule.rule, target);
    const text = artifact.status === 'refused' ? '' : artifact.text;
    expect(text).toContain(from);
    expect(await verdictOf(rule, target, text, {})).toEqual({ kind: 'equal' });
    expect(await verdictOf(rule, target, text.replace(from, to), {})).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  it('runs a module that is not read over events that pin the rule', async () => {
    const rule = ruleOf('process where process.parent.name == "init" and user.id != null');
    const artifact = translate(rule.rule, 'js');
    const text = artifact.status === 'refused' ? '' : artifact.text;
    const test = "value === 'init'";
    expect(text).toContain(test);
    const verdictWith = async (other: string) => await verdictOf(rule, 'js', text.replace(test, other), {});
    expect(await verdictWith("'init'.concat() === value")).toMatchObject({ kind: 'unknown' });
    expect(await verdictWith("value.normalize() === 'init'")).toMatchObject({ kind: 'unknown' });
    expect(await verdictWith("value.toLowerCase() === 'inits'")).toMatchObject({
      kind: 'differs',
      relation: 'other',
      open: expect.stringContaining('line'),
      lost: { 'process.parent.name': 'init' },
      added: null,
      confirmedBy: expect.arrayContaining(['js', 'oracle']),
    });
  });

  it('counts the units of a text, in a script as well', async () => {
    const proofs = await prove(ruleOf('any where length(process.command_line) > 0 and process.name != null'), {
      targets: ['sigma', 'es-dsl', 'eql'],
    });
    expect(proofs.map(({ target, verdict }) => [target, verdict.kind])).toEqual([
      ['sigma', 'equal'],
      ['es-dsl', 'equal'],
      ['eql', 'equal'],
    ]);
  });

  it('counts thousands of units, too', async () => {
    const proofs = await prove(ruleOf('any where length(process.command_line) > 4500'), { targets: ['eql'] });
    expect(proofs).toMatchObject([{ target: 'eql', verdict: { kind: 'equal' } }]);
    const { meaning } = await diff(
      ruleOf('any where length(process.command_line) > 4000'),
      ruleOf('any where length(process.command_line) > 4001'),
    );
    expect(meaning).toMatchObject({ kind: 'differs', relation: 'narrower' });
  });

  it('shows what a loss loses, with events that the engines bear out', async () => {
    const [proof] = await prove(ruleOf('process where process.name : "cmd.exe"'), { targets: ['kql'] });
    expect(proof).toMatchObject({ translation: 'lossy', verdict: { kind: 'differs', relation: 'narrower', added: null } });
    const lost = proof?.verdict.kind === 'differs' ? proof.verdict.lost : null;
    expect(String(lost?.['process.name']).toLowerCase()).toBe('cmd.exe');
    expect(lost?.['process.name']).not.toBe('cmd.exe');
  });

  it('does not read a request in which something stands beside the query', async () => {
    const subject = ruleOf('any where k == "a"');
    const body = { query: { term: { k: 'a' } } };
    expect(await verdictOf(subject, 'es-dsl', JSON.stringify(body), {})).toEqual({ kind: 'equal' });
    const cut = JSON.stringify({ ...body, post_filter: { match_none: {} } });
    expect(await verdictOf(subject, 'es-dsl', cut, {})).toEqual({ kind: 'unknown', reason: 'the key post_filter of a request' });
  });
});

describe('diff', () => {
  it.each([
    ['process where process.name == "a"', 'process where process.name in ("a", "b")', 'broader'],
    ['process where process.name : "a*"', 'process where process.name : "ab*"', 'narrower'],
    ['process where process.name == "a"', 'file where process.name == "a"', 'overlap'],
    ['process where process.pid > 4', 'process where process.pid < 3', 'overlap'],
    ['process where process.name == null', 'process where process.name != null', 'disjoint'],
  ])('%s beside %s: %s', async (left, right, relation) => {
    const { meaning } = await diff(ruleOf(left), ruleOf(right));
    expect(meaning).toMatchObject({ kind: 'differs', relation });
  });

  it.each([
    ['process where process.pid > 4', 'process where process.pid < 3', 'disjoint'],
    ['process where process.name == "a"', 'file where process.name == "a"', 'disjoint'],
  ])('%s beside %s, one value a field: %s', async (left, right, relation) => {
    const { meaning } = await diff(ruleOf(left), ruleOf(right), { scalar: true });
    expect(meaning).toMatchObject({ kind: 'differs', relation });
  });

  it.each([
    ['process where not (a == "1" or b == "2")', 'process where not a == "1" and not b == "2"'],
    ['process where process.name : ("*a", "*ab*", "*b*")', 'process where process.name : ("*b*", "*a")'],
    ['process where process.pid >= 5', 'process where process.pid > 4'],
    ['process where cidrMatch(source.ip, "10.0.0.0/9", "10.128.0.0/9")', 'process where cidrMatch(source.ip, "10.0.0.0/8")'],
    ['process where process.name regex "a(b|c)"', 'process where process.name in ("ab", "ac")'],
  ])('%s is %s', async (left, right) => {
    expect((await diff(ruleOf(left), ruleOf(right))).meaning).toEqual({ kind: 'equal' });
  });

  it('does not say equal when the work allowed is too little', async () => {
    const patterns = Array.from({ length: 40 }, (_, at) => `*a${at}b*`);
    const rule = (all: readonly string[]) => ruleOf(`process where process.name : ("${all.join('", "')}")`);
    const { meaning } = await diff(rule(patterns), rule([...patterns, '*aa1b*']), { effort: 50 });
    expect(meaning).toMatchObject({ kind: 'unknown', reason: '50 steps did not suffice' });
  });

  it('knows nothing of numbers whose last digits were lost when they were read', async () => {
    const [one, other] = ['9007199254740993', '9007199254740992'].map((pid) => ruleOf(`process where process.pid == ${pid}`));
    if (one === undefined || other === undefined) throw new Error('two rules');
    expect((await diff(one, other)).meaning).toMatchObject({ kind: 'unknown' });
  });

  it('finds the one pattern of 200 that is left out, whatever stands between their pieces', async () => {
    const word = (at: number): string => ((at * 2_654_435_761) >>> 0).toString(36);
    const patterns = Array.from({ length: 200 }, (_, at) => `"*a${word(at)}*b*c${word(at + 7)}*"`);
    const rule = (some: readonly string[]) => ruleOf(`any where process.command_line : (${some.join(', ')})`);
    expect((await diff(rule(patterns), rule(patterns.toReversed()))).meaning).toEqual({ kind: 'equal' });
    const { meaning } = await diff(rule(patterns), rule(patterns.toSpliced(100, 1).toReversed()));
    const lost = { 'process.command_line': `a${word(100)}bc${word(107)}` };
    expect(meaning).toMatchObject({ kind: 'differs', relation: 'narrower', lost, added: null });
  });

  it('compares across languages', async () => {
    const rule = ruleOf('any where process.name : "*.exe" and not user.name : "root"');
    const port = ruleOf(
      sigma("  s: { process.name|endswith: '.exe' }\n  f: { user.name: root }\n  condition: s and not f"),
      'p.yml',
    );
    expect((await diff(rule, port)).meaning).toEqual({ kind: 'equal' });
    const cased = ruleOf(
      sigma("  s: { process.name|endswith|cased: '.exe' }\n  f: { user.name: root }\n  condition: s and not f"),
      'p.yml',
    );
    expect((await diff(rule, cased)).meaning).toMatchObject({
      kind: 'differs',
      relation: 'narrower',
      lost: { 'process.name': expect.stringMatching(/^\.exe$/i) },
    });
  });

  it('names the metadata that is other', async () => {
    const document = (severity: string): string =>
      JSON.stringify({
        rule_id: 'r',
        name: 'n',
        type: 'eql',
        language: 'eql',
        query: 'process where true',
        severity,
        risk_score: 21,
      });
    const { meaning, metadata } = await diff(ruleOf(document('low'), 'a.json'), ruleOf(document('high'), 'b.json'));
    expect(meaning).toEqual({ kind: 'equal' });
    expect(metadata).toEqual([{ name: 'severity', before: 'low', after: 'high' }]);
  });
});
