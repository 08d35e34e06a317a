import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/api/catalogue.ts';
import { run } from '../../support/memory-host.ts';

describe('codes', () => {
  it('lists every code with its kind and title, by who tells it', async () => {
    const { exitCode, out } = await run(['codes']);
    expect(exitCode).toBe(0);
    for (const [code, { kind, title }] of Object.entries(CODES))
      expect(out).toMatch(new RegExp(`^${code} +${kind} +${literal(title)}$`, 'm'));
    expect(out).toMatch(/^Sigma\n\ncode +kind +title\nsigma-/m);
  });

  it.each(['sigma-two-fields', '[sigma-two-fields]'])('says what one means and what can be done: %s', async (code) => {
    expect((await run(['codes', code])).out).toBe(`sigma-two-fields: two fields are compared
refusal, Sigma

Sigma compares a field with constants; comparing fields by prefix, suffix or
part is no part of its specification.

example
  process where endsWith(process.executable, process.name)

help: test each field against constants, or use es-dsl or js, which compare
fields
`);
  });

  it('knows near names, and is a usage error for others', async () => {
    expect(await run(['codes', 'sigma-too-fields'])).toMatchObject({
      exitCode: 2,
      err: 'error: there is no code "sigma-too-fields"; did you mean sigma-two-fields?\n',
    });
    expect(await run(['codes', 'constructor'])).toMatchObject({ exitCode: 2, out: '' });
  });

  it('prints JSON', async () => {
    expect(JSON.parse((await run(['codes', 'sigma-pipe', '--json'])).out)).toMatchObject({
      code: 'sigma-pipe',
      from: 'Sigma',
      kind: 'refusal',
    });
    expect(JSON.parse((await run(['codes', '--json'])).out)).toHaveLength(Object.keys(CODES).length);
  });
});

describe('help lines', () => {
  const files = { 'rule.eql': 'process where true | head 1', 'length.eql': 'process where length(process.name) > 20' };

  it('stand below refusals and losses', async () => {
    expect((await run(['translate', 'rule.eql', '--to', 'sigma'], { files })).err).toContain(
      '\nhelp: remove the pipe, and take the first or last matches where alerts are read\n',
    );
    expect((await run(['translate', 'length.eql', '--to', 'sigma', '--quiet'], { files })).err).toMatch(
      /^loss: [\s\S]*\nhelp: leave it where/,
    );
  });

  it('are in what --json prints of a check', async () => {
    const { out } = await run(['check', 'length.eql', '--events', '20', '--json'], { files });
    expect(out).toContain('"help": "leave it where');
  });
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
