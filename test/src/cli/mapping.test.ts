import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const mapping = (properties: object): string => JSON.stringify({ mappings: { properties } });

const files = {
  'rule.eql': 'process where process.pid == 5',
  'own.eql': 'any where own.size > 5 and other == "x"',
  'keyword.json': mapping({
    event: { properties: { category: { type: 'keyword' } } },
    process: { properties: { pid: { type: 'keyword' } } },
  }),
  'own.json': mapping({ own: { properties: { size: { type: 'keyword' } } }, other: { type: 'keyword' } }),
  'optional.eql': 'any where not ?other : "y" and not ?gone : "y" and ?gone != "z"',
  'flat.eql': 'any where flat == "x" and flat.key == "x"',
  'key.eql': 'any where flat.key == "x"',
  'flat.json': mapping({ flat: { type: 'flattened' }, again: { type: 'alias', path: 'flat' } }),
  'text.json': 'not json',
  'list.json': '[]',
  'bad.json': mapping({ a: { type: 5 }, b: { type: 'alias' } }),
  'events.ndjson': '{"own":{"size":"6"},"other":"x"}\n{"own":{"size":"10"},"other":"x"}\n',
};

describe('--mapping', () => {
  it('says what the types of fields are', async () => {
    const dsl = ['translate', 'rule.eql', '--to', 'es-dsl', '--quiet'];
    const byEcs = await run(dsl, { files });
    const byFile = await run([...dsl, '--mapping', 'keyword.json'], { files });
    expect(byEcs.out).toMatch(/"process\.pid": 5/);
    expect(byFile.out).toMatch(/"process\.pid": "5"/);
    expect(byFile.exitCode).toBe(EXIT.ok);
  });

  it('decides in match and check how values compare', async () => {
    const matched = await run(['match', 'own.eql', 'events.ndjson', '--mapping', 'own.json'], { files });
    expect(matched.exitCode).toBe(EXIT.ok);
    expect(matched.err).toContain('own.size is of type keyword');
    // As texts, "10" is not greater than "5".
    expect(matched.out.match(/"line":\d/g)).toEqual(['"line":1']);
    const checked = await run(['check', 'own.eql', '--mapping', 'own.json', '--events', '200'], { files });
    expect(checked.exitCode).not.toBe(EXIT.disagreement);
    expect(checked.out).toContain('0 disagreements');
  });

  it.each(['parse', 'translate', 'corpus', 'check', 'match', 'coverage'])('is taken by %s', async (command) => {
    const rest = command === 'translate' ? ['--to', 'js'] : [];
    const { exitCode, err } = await run([command, 'rule.eql', ...rest, '--mapping', 'list.json'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toBe('error: the mapping list.json cannot be read:\n  (the whole): no "properties" found: not a mapping\n');
  });

  it.each([['parse'], ['check', '--events', '100'], ['match']])(
    'that lacks an optional field is told once by %s',
    async (...command) => {
      const [name = '', ...rest] = command;
      const { err } = await run([name, 'optional.eql', ...rest, '--mapping', 'own.json'], { files, input: '' });
      expect(err.match(/\[optional-unmapped\]/g)).toHaveLength(1);
      expect(err).toContain('the mapping has no field gone; it is read as if it were mapped');
      const byEcs = await run([name, 'optional.eql', ...rest], { files, input: '' });
      expect(byEcs.err).not.toContain('optional-unmapped');
    },
  );

  it.each(['flat.eql', 'key.eql'])('that flattens a field leaves neither it nor its keys to rules: %s', async (rule) => {
    const refused = await run(['match', rule, '-', '--mapping', 'flat.json'], { files, input: '{"flat":{"key":"x"}}' });
    expect(refused.exitCode).toBe(EXIT.input);
    expect(refused.err).toMatch(/is of type flattened.*\[unsupported-field-type\]/);
  });

  it('that is no JSON, or not there, is reported', async () => {
    const text = await run(['parse', 'rule.eql', '--mapping', 'text.json'], { files });
    expect(text.exitCode).toBe(EXIT.input);
    expect(text.err).toMatch(/^error: the mapping text\.json is not JSON: /);
    const missing = await run(['parse', 'rule.eql', '--mapping', 'nosuch.json'], { files });
    expect(missing.exitCode).toBe(EXIT.input);
  });

  it('that has several problems is reported with all of them', async () => {
    const { exitCode, err } = await run(['parse', 'rule.eql', '--mapping', 'bad.json'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toBe('error: the mapping bad.json cannot be read:\n  a: unknown field type 5\n  b: an alias without "path"\n');
  });
});

describe('--strict-fields', () => {
  it('makes an error of a field that the mapping lacks', async () => {
    const lenient = await run(['parse', 'own.eql'], { files });
    expect(lenient.exitCode).toBe(EXIT.ok);
    expect(lenient.err).toContain('warning: ');
    const strict = await run(['parse', 'own.eql', '--strict-fields'], { files });
    expect(strict.exitCode).toBe(EXIT.input);
    expect(strict.err).toContain('own.size');
    const mapped = await run(['parse', 'own.eql', '--strict-fields', '--mapping', 'own.json'], { files });
    expect(mapped.exitCode).toBe(EXIT.ok);
    expect(mapped.err).not.toMatch(/is not in the mapping|unknown/);
  });
});
