import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_NAMES } from '../../translators/index.ts';
import { run } from '../support/memory-host.ts';
import { randomCases } from '../support/random-cases.ts';
import { kibanaRule, NETCAT, SEQUENCE, startedProcesses, tomlRule } from '../support/rule-files.ts';
import { TEXTS } from './support.ts';

const DOCUMENTS = [
  tomlRule(NETCAT),
  JSON.stringify(kibanaRule(), null, 2),
  `${JSON.stringify(kibanaRule())}\n${JSON.stringify(kibanaRule({ query: SEQUENCE }))}\n{"exported_count":2}\n`,
  `# Netcat Started [netcat]\n\n**Rule type**: eql\n\n**Rule indices**:\n\n* logs-*\n\n**Severity**: high\n\n## Rule query\n\n\`\`\`js\n${NETCAT}\n\`\`\`\n\n**Framework**: MITRE ATT&CK\n\n* Tactic:\n    * Name: Execution\n    * ID: TA0002\n`,
  `Netcat Started\nRule type: eql\nSeverity: high\nReferences:\n- https://example.org\nRule license: Elastic License v2\n${NETCAT}\nFramework: MITRE ATT&CKTM\n`,
  `/* why */ ${SEQUENCE} // end`,
  'process where process.args : ("*a?", "b") and length(process.name) > 3 and not (user.id in ("0", null) or ?x.y regex~ """a|[b-c]{2}""") | head 3',
];

/** A document with parts cut, doubled, moved, or replaced with hostile text. */
const mutated = fc
  .tuple(
    fc.constantFrom(...DOCUMENTS),
    fc.array(fc.tuple(fc.nat(4), fc.nat(), fc.nat(60), fc.constantFrom(...TEXTS)), { maxLength: 4, minLength: 1 }),
  )
  .map(([document, changes]) =>
    changes.reduce((text, [kind, place, length, hostile]) => {
      const start = text.length === 0 ? 0 : place % text.length;
      const [before, part, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
      switch (kind) {
        case 0:
          return before + after;
        case 1:
          return before + part + part + after;
        case 2:
          return after + before;
        case 3:
          return before + hostile + after;
        default:
          return before + hostile + part + after;
      }
    }, document),
  );

const events = startedProcesses('nc', 'sh');

describe('a damaged document', () => {
  it.each([['parse'], ...TARGET_NAMES.map((target) => ['translate', '--to', target, '--out', 'o']), ['match', 'e']])(
    'is read or refused by %s %s %s, never a fault of ours',
    async (command, ...options) => {
      await fc.assert(
        fc.asyncProperty(mutated, async (text) => {
          const arguments_ = command === 'match' ? ['match', 'r.eql', 'e'] : [command, 'r.eql', ...options];
          const { exitCode, err } = await run(arguments_, { files: { 'r.eql': text, e: events } });
          expect([0, 2, 3], err).toContain(exitCode);
          if (exitCode !== 0) expect(err).toMatch(/:\d+:\d+: .* \[[a-z0-9-]+\]|^error: /m);
        }),
        { seed: 17, numRuns: randomCases(400) },
      );
    },
    60_000,
  );
});
