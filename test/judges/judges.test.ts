import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PINS } from '../engines/rig/pins.ts';
import { judgementPage } from './page.ts';
import { type JudgementRecord, total } from './record.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const record: JudgementRecord = JSON.parse(readFileSync(`${DOCS}proofs-by-z3.json`, 'utf8'));

describe('what is recorded of the other prover', () => {
  it('makes the page', () => {
    expect(readFileSync(`${DOCS}proofs-by-z3.md`, 'utf8')).toBe(judgementPage(record));
  });

  it('is of verdicts of both kinds, of the version that is installed, without a contradiction', () => {
    expect(record.version).toBe(PINS.z3.packages['z3-solver']);
    expect(record.contradictions).toEqual([]);
    const { equal, differs } = total(record.pairs);
    expect(equal).toBeGreaterThan(0);
    expect(differs).toBeGreaterThan(0);
    expect(equal + differs).toBeLessThanOrEqual(record.wanted);
  });

  it('is of every theory, decided both ways', () => {
    for (const theory of ['texts', 'whole numbers', 'floating points', 'booleans', 'addresses', 'instants']) {
      const { equal = 0, differs = 0 } = record.theories[theory] ?? {};
      expect([theory, equal > 0, differs > 0]).toEqual([theory, true, true]);
    }
  });
});
