import { describe, expect, it } from 'vitest';
import { KNOWN } from '../../src/proof/readers/js/known.ts';
import { metFunctions } from './met.ts';

const met = metFunctions();
const recorded = Object.entries(KNOWN);

describe('each function that proofs know', () => {
  it.each([...new Set(Object.values(KNOWN))])('%s is as it was when somebody read it', (name) => {
    const known = recorded.flatMap(([fingerprint, each]) => (each === name ? [fingerprint] : []));
    const missing = [...(met.get(name) ?? [])].filter((fingerprint) => !known.includes(fingerprint));
    const advice = missing.map(
      (fingerprint) => `${name} changed: read what changed, mend what is told of it in the readers, then record '${fingerprint}'`,
    );
    expect(advice).toEqual([]);
  });

  it.each(recorded)('%s (%s) is met in a module', (fingerprint, name) => {
    expect([...(met.get(name) ?? [])]).toContain(fingerprint);
  });
});
