import { describe, expect, it } from 'vitest';
import { groupedText } from '../../../src/report/told/text.ts';
import type { Told } from '../../../src/report/told/told.ts';
import { type KnownCode, source } from '../../../src/source/index.ts';

const text = source('process where process.name : "nc"', 'a.eql');

function told(gravity: Told['gravity'], code: string, rule: string | null, help: string | null = 'do it'): Told {
  const diagnostic = { code: code as KnownCode, message: `about ${rule}`, span: { start: 14, end: 26 }, notes: [], help };
  return { gravity, source: text, diagnostic, rule };
}

const many = (count: number, gravity: Told['gravity'], code: string, help: string | null = 'do it') =>
  Array.from({ length: count }, (_, at) => told(gravity, code, `rule ${at}`, help));

describe('what is told of many rules', () => {
  it('is one text a code: how many, one place with its frame, what can be done; what nobody can act on is counted', () => {
    const all = [
      ...many(20, 'error', 'refused-so'),
      ...many(30, 'loss', 'lost-so'),
      told('loss', 'lost-so', 'rule 1'),
      ...many(500, 'note', 'known-so', null),
    ];
    const texts = groupedText(all, (code) => (code === 'lost-so' ? 'something is lost' : null), 100);
    expect(texts).toEqual([
      'note: 500 notes of 1 kind ask for nothing; --verbose shows them',
      [
        'loss: 30 rules, 31 places: something is lost [lost-so]',
        '  such as a.eql:1:15: about rule 0 [lost-so]',
        '    |',
        '  1 | process where process.name : "nc"',
        '    |               ^^^^^^^^^^^^',
        '  help: do it',
      ].join('\n'),
      expect.stringMatching(/^error: 20 rules: .*\n[\s\S]*rule 0; rule 1; [\s\S]*rule 7; 12 more \(--verbose\s+names them\)$/),
    ]);
  });

  it('names each refusal while they are few, and one loss in full', () => {
    const texts = groupedText([...many(3, 'error', 'refused-so'), told('loss', 'lost-so', 'x')], () => null, 100);
    expect(texts[0]).toMatch(/^loss: a\.eql:1:15: about x \[lost-so\]\n/);
    expect(texts[1]?.match(/^error: a\.eql:1:15: about rule \d/gm)).toHaveLength(3);
  });

  it.each([60, 80, 120])('has frames and lists of names that fit %i columns', (width) => {
    const long = source(`process where ${'process.name : "nc" or '.repeat(20)}true`, 'a.eql');
    const all = many(40, 'error', 'refused-so').map((one) => ({ ...one, source: long, rule: `${one.rule} of a long name` }));
    const lines = groupedText(all, () => 'a title', width)
      .join('\n')
      .split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  });
});
