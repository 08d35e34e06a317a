import type { Facts } from './facts.ts';
import { finder } from './find.ts';
import type { Scan } from './scan.ts';

/** False only when a rule with these facts cannot match the scanned line. */
type CandidateTest = (bytes: Uint8Array, from: number, to: number, scan: Scan) => boolean;

/** Prepares the searches of a rule's facts; without facts every line is a candidate. */
export function candidateTest(facts: Facts | null): CandidateTest {
  if (facts === null) return () => true;
  const holds = factTest(facts);
  return (bytes, from, to, scan) => scan.unicodeEscapes || holds(bytes, from, to, scan);
}

function factTest(facts: Facts): CandidateTest {
  switch (facts.kind) {
    case 'text': {
      const find = finder(facts.text, facts.letters === 'fold');
      if (!facts.text.includes('/')) return find;
      return (bytes, from, to, scan) => scan.slashEscapes || find(bytes, from, to);
    }
    case 'all': {
      const tests = facts.facts.map(factTest);
      return (bytes, from, to, scan) => tests.every((test) => test(bytes, from, to, scan));
    }
    case 'any': {
      const tests = facts.facts.map(factTest);
      return (bytes, from, to, scan) => tests.some((test) => test(bytes, from, to, scan));
    }
  }
}
