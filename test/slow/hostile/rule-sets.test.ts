import { describe, expect, it } from 'vitest';
import { run } from '../../support/memory-host.ts';
import { kibanaRule } from '../../support/rule-files.ts';

const RULES = 10_000;
const VALUES = 100_000;

/** Short: a query has a million characters at most. */
const nameOf = (number: number): string => `${number.toString(36)}.c`;

const event = (name: string, user: string): string =>
  `${JSON.stringify({ event: { category: 'process', type: 'start' }, process: { name }, user: { name: user } })}\n`;

describe('match of very many rules', () => {
  it('finds which of ten thousand match, among them those that nothing is known of', async () => {
    const query = (number: number): string =>
      number % 1000 === 0
        ? `process where process.name != "tool-${number}.exe" and not user.name == "root"`
        : `process where process.name : "tool-${number}.exe" and user.name : ("u-${number % 7}", "*-${number % 11}")`;
    const rules = Array.from({ length: RULES }, (_, number) =>
      JSON.stringify(kibanaRule({ rule_id: `r${number}`, name: `rule ${number}`, query: query(number) })),
    );
    const events = event('TOOL-77.exe', 'u-0') + event('tool-78.exe', 'root') + event('tool-5000.exe', 'root');
    const files = { 'rules.ndjson': `${rules.join('\n')}\n`, 'e.ndjson': events };
    const { exitCode, out } = await run(['match', 'rules.ndjson', 'e.ndjson', '--ids'], { files });
    const found = out
      .trim()
      .split('\n')
      .map((line): unknown => {
        const { rule, line: at } = JSON.parse(line);
        return `${rule.id} ${at}`;
      });
    const general = Array.from({ length: RULES / 1000 }, (_, number) => `r${number * 1000} 1`);
    expect({ exitCode, found }).toEqual({ exitCode: 0, found: ['r0 1', 'r77 1', ...general.slice(1)] });
  });
});

describe('a rule of a hundred thousand values', () => {
  it.each(['in', ':'])('finds each of them, whatever it is compared by: %s', async (operator) => {
    const values = Array.from({ length: VALUES }, (_, number) => `"${nameOf(number)}"`).join(',');
    const query = `process where process.name ${operator} (${values})`;
    const events = [0, 77_777, VALUES - 1, VALUES, VALUES + 1].map((number) => event(nameOf(number), 'x')).join('');
    const { exitCode, out, err } = await run(['match', 'many.eql', 'e.ndjson', '--ids'], {
      files: { 'many.eql': query, 'e.ndjson': events },
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line).line);
    expect({ exitCode, lines, err }).toEqual({ exitCode: 0, lines: [1, 2, 3], err: '' });
  });
});
