import { describe, expect, it } from 'vitest';
import { type CheckReport, shortfallsOf } from '../../../src/report/index.ts';
import { eqlString } from '../../hostile/support.ts';
import { run } from '../../support/memory-host.ts';

/** Every kind of condition that holds text, with `T` for the text. */
const CONDITIONS = [
  'process.name == T',
  'process.args in (T, "b")',
  'process.title in~ (T, "c")',
  'startsWith(process.command_line, T)',
  'endsWith(process.command_line, T)',
  'endsWith~(process.command_line, T)',
  'stringContains(process.command_line, T)',
  'stringContains~(process.command_line, T)',
  'process.parent.name like T',
  'process.parent.name : T',
  'indexOf(process.command_line, T) == 0',
  'concat(process.name, T) == T',
  'substring(process.name, 0, 2) == T',
  'between(process.command_line, T, "z") == "q"',
  'not process.name in (T)',
  'process.name > T',
  'string(process.pid) == T',
];

describe('a condition with', () => {
  it.each(['\\', '\\*', '*', '?', '"', "'", '\n', '*/', '\u2028', '\u{1f600}', ' m ', '__proto__', ''])(
    '%j means the same to every engine and to the labels',
    async (text) => {
      const rules = CONDITIONS.map((condition) =>
        JSON.stringify({
          name: condition,
          type: 'eql',
          query: `process where ${condition.replaceAll('T', () => eqlString(text))}`,
        }),
      );
      const { out, err } = await run(['check', 'r', '--events', '40', '--json'], { files: { r: rules.join('\n') } });
      expect(err).not.toContain('a fault of eqlibrium');
      const report: CheckReport = JSON.parse(out);
      expect(report.rules.filter((rule) => rule.disagreements.length > 0)).toEqual([]);
      expect(report.rules.flatMap(shortfallsOf)).toEqual([]);
      expect(report.rules.length).toBeGreaterThan(CONDITIONS.length - 3);
    },
  );
});
