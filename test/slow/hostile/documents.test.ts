import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { TARGET_NAMES, type TargetName } from '../../../translators/index.ts';
import { run } from '../../support/memory-host.ts';
import { kibanaRule, NETCAT, tomlRule } from '../../support/rule-files.ts';

const MANY = 100_000;
/** Bytes that any refusal may take, ten times what they take. */
const LITTLE = 600e6;

/** Runs a command on one hostile file and holds it to its bounds. */
async function bounded(content: string | Uint8Array, ...command: readonly string[]) {
  const before = process.memoryUsage().heapUsed;
  const ran = await run([...command], { files: { rule: content } });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(LITTLE);
  expect(ran.err).not.toContain('a fault of eqlibrium itself');
  expect(ran.err.length).toBeLessThan(100_000);
  return ran;
}

const translate = ['translate', 'rule', '--to', 'js'];

describe('a hostile document is refused in bounded memory', () => {
  it.each([
    ['nested parentheses', `any where ${'('.repeat(MANY)}a${')'.repeat(MANY)}`, 'nested'],
    ['nested brackets in a query', `sequence ${'['.repeat(MANY)}`, 'nested'],
    ['nested lists of TOML', `[rule]\nquery = ${'['.repeat(MANY)}${']'.repeat(MANY)}`, 'TOML does not parse'],
    ['nested tables of TOML', `[rule]\nquery = ${'{a='.repeat(MANY)}1${'}'.repeat(MANY)}`, 'TOML does not parse'],
    ['nested lists of JSON', `${'['.repeat(MANY)}${']'.repeat(MANY)}`, 'no rule'],
    ['nested objects of JSON', `${'{"data":['.repeat(MANY)}${']}'.repeat(MANY)}`, 'no rule'],
    ['nested attributes of JSON', `${'{"attributes":'.repeat(MANY)}{}${'}'.repeat(MANY)}`, 'no rule'],
    [
      'a language that is nested lists',
      `{"name":"x","language":${'['.repeat(MANY)}${']'.repeat(MANY)},"query":"any where true"}`,
      'no text',
    ],
    ['brackets in the title of a page', `# ${'['.repeat(MANY)}]\n\n**Rule type**: eql\n`, 'no code block'],
    ['brackets on a page', `# Title\n${'['.repeat(3_000_000)}\n**Rule type**: eql\n`, 'no code block'],
    ['links on a page', `# Title\n${'[a]('.repeat(1_000_000)}\n`, 'no code block'],
    ['spaces in the title of a page', `# ${' '.repeat(3_000_000)}x\n\n**Rule type**: eql\n`, 'no code block'],
    ['fences on a page', `# Title\n${'```\n'.repeat(300_001)}`, 'code block'],
    ['lines that begin like queries', `Rule type: eql\n${'any where true\n'.repeat(MANY)}`, 'a second query'],
    ['a field of many parts', `any where ${'a.'.repeat(MANY)}a == 1`, 'parts; at most 50'],
    ['a field of many parts in backticks', `any where \`${'a.'.repeat(MANY)}a\` == 1`, 'parts; at most 50'],
    ['a query of 5 MB', `any where process.name == "${'x'.repeat(5_000_000)}"`, 'characters'],
    ['a query of 5 MB in many parts', `any where ${'process.pid == 1 or '.repeat(250_000)}true`, 'characters'],
    ['a document of 17 MB', `# ${'x'.repeat(17_000_000)}`, 'more than 16777216'],
    ['comments that are never closed', `any where a ${'/* '.repeat(MANY)}`, 'never closed'],
    ['quotes that are never closed', '"'.repeat(MANY + 1), ':1:'],
    ['zero bytes', '\u0000'.repeat(1_000_000), ':1:'],
    ['line separators', '\u2028'.repeat(1_000_000), 'empty'],
    ['line feeds and a word', `${'\n'.repeat(1_000_000)}where`, ':1000001:'],
  ])('%s', async (_, text, message) => {
    const { exitCode, out, err } = await bounded(text, ...translate);
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(message);
  });

  it('bytes that are no text', async () => {
    const bytes = new Uint8Array(1_000_000).map((_, index) => (index * 97) % 256);
    const { exitCode, err } = await bounded(bytes, ...translate);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('rule is not UTF-8 text');
  });

  it('a name of 5 MB is cut in messages, and not in the outputs', async () => {
    const text = JSON.stringify(kibanaRule({ name: 'x'.repeat(5_000_000), query: 'sequence [any where true] [any where true]' }));
    const { exitCode, out } = await bounded(text, ...translate);
    expect(exitCode).toBe(EXIT.ok);
    expect(out.length).toBeGreaterThan(5_000_000);
  });

  it('a hundred thousand broken lines', async () => {
    const { exitCode, err } = await bounded(`${JSON.stringify(kibanaRule())}\n${'{"a":\n'.repeat(MANY)}`, ...translate);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('1 file, 100,000 places');
  });
});

describe('a large document is read', () => {
  it('of five thousand rules', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) =>
      JSON.stringify(kibanaRule({ name: `Rule ${index}`, note: 'x'.repeat(1000) })),
    );
    const { exitCode, out } = await bounded(lines.join('\n'), 'parse', 'rule', '--ast');
    expect(exitCode).toBe(0);
    expect(out.match(/^rule {2}/gm)).toHaveLength(5000);
  });

  it('with hundreds of thousands of references', async () => {
    const references = Array.from({ length: 200_000 }, (_, index) => `https://example.org/${index}`);
    for (const text of [
      JSON.stringify(kibanaRule({ references })),
      `${tomlRule(NETCAT)}references = ${JSON.stringify(references)}\n`,
      `# T\n\n**Rule type**: eql\n\n**References**:\n\n${references.map((one) => `* [${one}](${one})`).join('\n')}\n\n## Rule query\n\n\`\`\`js\n${NETCAT}\n\`\`\`\n`,
    ]) {
      expect((await bounded(text, ...translate)).exitCode).toBe(0);
    }
  });

  // A cluster takes 1,024 clauses of a query string, and Flink's compiler is as soon at its end.
  const OF_SHORT_LISTS: readonly TargetName[] = ['lucene', 'kql', 'flink'];

  it('with a list of twenty thousand values', async () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `"v${index}"`);
    for (const target of TARGET_NAMES) {
      const { exitCode } = await bounded(
        `any where process.name in~ (${values.join(', ')})`,
        'translate',
        'rule',
        '--to',
        target,
      );
      expect([target, exitCode]).toEqual([target, OF_SHORT_LISTS.includes(target) ? EXIT.refused : EXIT.ok]);
    }
  });
});

describe('a rule that stays below every limit', () => {
  it.each([
    ['not', `any where ${'not '.repeat(200)}process.name == "x"`],
    ['parentheses', `any where ${'('.repeat(200)}process.name == "x"${')'.repeat(200)}`],
    ['and within or', `any where ${'(process.pid == 1 or process.pid == 2 and '.repeat(90)}true${')'.repeat(90)}`],
    [
      'two thousand alternatives',
      `any where ${Array.from({ length: 2000 }, (_, index) => `process.name : "a${index}*"`).join(' or ')}`,
    ],
    [
      'products of sums',
      `any where ${Array.from({ length: 200 }, (_, i) => `(process.pid == ${i} or user.id == "${i}")`).join(' and ')}`,
    ],
    ['a thousand wildcards', `any where process.name : "${'*a'.repeat(1000)}"`],
  ])('%s is translated, or refused with a reason, to every target', async (_, text) => {
    for (const target of TARGET_NAMES) {
      const { exitCode, err } = await bounded(text, 'translate', 'rule', '--to', target);
      expect([EXIT.ok, EXIT.refused], err).toContain(exitCode);
    }
  });
});
