import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const files = {
  'a.eql': 'process where process.name : ("nc", "ncat") and process.pid > 4 and not process.args : "-*l"',
  'twice.eql': 'process where process.name : "nc*" and process.name : "n*"',
  's.eql':
    'sequence by host.id with maxspan=5s\n[process where process.pid == 1] with runs=2\n[network where destination.port > 80]',
  'hidden.eql': 'process where process.pid + process.parent.pid > 7 and process.name == "x"',
};

describe('check --mutants', () => {
  it('finds no mutant that the pins of a rule do not notice', async () => {
    const { out, exitCode } = await run(['check', 'a.eql', 's.eql', '--mutants', '--min-mutation-score', '100'], { files });
    expect(out).not.toContain('   only the');
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(
      /\n2 rules, \d+ mutants: \d+ told apart, \d+ proven the same, 0 not told apart \(0 of them undecided\); mutation score 100 %( \([\d.]+ % without events that were found for mutants\))?\n$/,
    );
  });

  it('does not count what is the rule in other words', async () => {
    const { out } = await run(['check', 'twice.eql', '--mutants', '--json'], { files });
    const { rules, summary } = JSON.parse(out);
    expect(summary).toMatchObject({ rules: 1, survived: 0, score: 100 });
    // Whatever begins with nc begins with n: without the second condition it is the same rule.
    expect(rules[0].equivalent).toBeGreaterThan(3);
    expect(rules[0].killed + rules[0].equivalent).toBe(rules[0].mutants);
  });

  it('lists what few events do not notice, with the place and an event that would tell', async () => {
    const { out, exitCode } = await run(['check', 'a.eql', '--mutants', '--events', '3', '--min-mutation-score', '90'], {
      files,
    });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/a\.eql:1:31: value: without "ncat" {3}"nc", "ncat"\n +only the rule catches/);
    expect(out).toMatch(/only the rule catches {3}\{.*"process\.name":"ncat"/);
  });

  it.each([
    ['a.eql', 12],
    ['s.eql', 48],
  ])('takes events that tell mutants of %s apart in the place of others', async (file, events) => {
    const { out } = await run(['check', file, '--mutants', '--events', String(events), '--json'], { files });
    const { rules, summary } = JSON.parse(out);
    const [{ killed, byWitnesses, mutants, equivalent, survivors }] = rules;
    expect(rules[0].events).toBeLessThanOrEqual(events);
    expect(killed + equivalent + survivors.length).toBe(mutants);
    expect(byWitnesses).toBeGreaterThan(0);
    expect(summary.unaided).toBeCloseTo((100 * (killed - byWitnesses)) / (mutants - equivalent), 9);
  });

  it('counts what nobody can decide as not noticed', async () => {
    const { out } = await run(['check', 'hidden.eql', '--mutants', '--events', '2', '--json'], { files });
    const { summary } = JSON.parse(out);
    expect(summary.survived).toBeGreaterThan(0);
    expect(summary.score).toBeLessThan(100);
  });

  it('says once of a rule that is too large what all of its mutants have in common', async () => {
    const names = Array.from({ length: 6_000 }, (_, at) => `"n${at}"`).join();
    const large = { 'large.eql': `process where process.name in (${names})` };
    const { out, exitCode } = await run(['check', 'large.eql', '--mutants', '--min-mutation-score', '1'], { files: large });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/\n {2}undecided: 1,\d{3} mutants: the rule is too large to run each of its mutants\n/);
    expect(out.split('\n').length).toBeLessThan(8);
  });

  it('refuses options about translations, and goes on behind a broken rule', async () => {
    const port = await run(['check', 'a.eql', '--mutants', '--to', 'sigma'], { files });
    expect(port.exitCode).toBe(EXIT.input);
    expect(port.err).toContain('--mutants runs no translations, so --to does not go with it');
    const alone = await run(['check', 'a.eql', '--min-mutation-score', '50'], { files });
    expect(alone.err).toContain('--min-mutation-score goes with --mutants');
    const broken = await run(['check', 'b.eql', 'a.eql', '--mutants'], { files: { ...files, 'b.eql': 'process where' } });
    expect(broken.exitCode).toBe(EXIT.input);
    expect(broken.out).toContain('1 rule, ');
  });
});
