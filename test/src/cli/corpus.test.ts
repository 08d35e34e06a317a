import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { kibanaRule, NETCAT, SEQUENCE, SHELL } from '../../support/rule-files.ts';

const files = { 'nc.eql': NETCAT, 'sh.eql': SHELL, 'seq.eql': SEQUENCE };

describe('corpus', () => {
  it('prints labelled events; the same seed gives the same bytes, another seed others', async () => {
    const made = async (...options: readonly string[]) =>
      (await run(['corpus', 'nc.eql', '--events', '60', ...options], { files })).out;
    const first = await made('--seed', '5');
    expect(
      first
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toHaveLength(60);
    expect(await made('--seed', '5')).toBe(first);
    expect(await made('--seed', '6')).not.toBe(first);
  });

  it('without a rule is made for the built-in one', async () => {
    const { exitCode, out, err } = await run(['corpus', '--events', '50']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out.match(/"expected":true/g)?.length).toBe(1);
    const more = await run(['corpus', '--events', '50', '--malicious-share', '0.5']);
    expect(more.out.match(/"expected":true/g)?.length).toBe(25);
  });

  it('of no events is empty', async () => {
    expect(await run(['corpus', 'nc.eql', '--events', '0'], { files })).toMatchObject({ exitCode: 0, out: '', err: '' });
  });

  it('is found by match as it is labelled', async () => {
    const { out } = await run(['corpus', 'nc.eql', '--events', '500', '--malicious-share', '0.2'], { files });
    const expected = out.split('\n').filter((line) => line.includes('"expected":true')).length;
    const { out: counted } = await run(['match', 'nc.eql', '-', '--count', '--json'], { files, input: out });
    expect(JSON.parse(counted)).toMatchObject({ events: 500, rules: [{ matches: expected }] });
    expect(expected).toBe(100);
  });

  it('of a rule with a filter around its query is labelled by both, as match finds it', async () => {
    const filter = [{ meta: { negate: true }, query: { match_phrase: { 'user.name': 'svc' } } }];
    const world = {
      files: { 'f.json': JSON.stringify(kibanaRule({ query: 'process where process.name : "nc"', filters: filter })) },
    };
    const { out } = await run(['corpus', 'f.json', '--events', '300', '--malicious-share', '0.2'], world);
    const labels = out
      .split('\n')
      .slice(0, -1)
      .map((line) => line.includes('"expected":true'));
    const { out: found } = await run(['match', 'f.json', '-', '--ids'], { ...world, input: out });
    const lines = found
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).line);
    expect(lines).toEqual(labels.flatMap((expected, at) => (expected ? [at + 1] : [])));
    expect(out).toContain('"svc"');
  });

  it.each([
    ['several rules', '*.eql', 'corpus takes one rule; *.eql holds 3'],
    ['no rule', 'none', 'no such file or folder: none'],
  ])('of %s is refused', async (_, rule, message) => {
    const { exitCode, out, err } = await run(['corpus', rule], { files });
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(message);
  });

  it('of a rule that nothing can match says what could not be made', async () => {
    const world = {
      files: { 'never.json': JSON.stringify(kibanaRule({ query: 'any where false' })) },
    };
    const { err } = await run(['corpus', 'never.json', '--events', '50'], world);
    expect(err).toContain('of 50 events; some kinds could not be made:');
    expect(err).toContain('it is false for every event');
  });
});
