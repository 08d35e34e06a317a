import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CASES, type Decided } from './proof-cases.ts';

const SCRIPT = fileURLToPath(new URL('proof-cases.ts', import.meta.url));

/** Pairs that mean the same; all others do not. */
const SAME: ReadonlySet<string> = new Set([
  'what stands thirty characters before the end',
  'intersections of complements',
  'ten thousand patterns in two orders',
  'patterns that must all hold',
  'parity of fields',
  'three hundred fields, parity of each dozen',
]);

const EFFORT = 3_000_000;

describe('conditions that somebody made to keep a prover busy', () => {
  it.each(Object.keys(CASES))('%s: an answer or none, within the work and the memory allowed', { timeout: 600_000 }, (name) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--max-old-space-size=900', '--import', 'tsx', SCRIPT, name, String(EFFORT)],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    const { left, right, seconds, megabytes }: Decided = JSON.parse(stdout);
    console.info(`${name}: ${left}, ${right}, ${seconds} s, ${megabytes} MB`);
    if (SAME.has(name)) expect([left, right]).not.toContain('event');
    else expect([left, right]).not.toEqual(['none', 'none']);
    expect(seconds).toBeLessThan(60);
    expect(megabytes).toBeLessThan(1024);
  });
});
