import { describe, expect, it } from 'vitest';
import { parse } from '../../src/api/parse.ts';
import { kql } from '../../src/languages/kql/language.ts';
import { render } from '../../src/source/index.ts';
import { growthOf, LINEAR } from '../support/growth.ts';

describe('reading KQL grows with the text', () => {
  const list = (count: number, value: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => value(index)).join(' or ');
  it.each([
    ['a list of values', (size: number) => `process.name: (${list(size, (index) => `v${index}`)})`, 100_000],
    ['quoted values', (size: number) => `process.name: (${list(size, (index) => `"v ${index}"`)})`, 100_000],
    ['conditions', (size: number) => list(size, (index) => `a.b${index % 100}: v${index}`), 20_000],
    ['white space', (size: number) => `a:${' '.repeat(size)}b`, 1_000_000],
    ['operator words', (size: number) => `a: ${'or '.repeat(size)}b`, 100_000],
    ['words that end in not', (size: number) => `a: ${'xnot'.repeat(size)}`, 100_000],
    ['backslashes', (size: number) => `a: "${'\\\\'.repeat(size)}"`, 400_000],
    ['not and blanks before a name', (size: number) => `${'not   '.repeat(size)}`, 50_000],
    ['wildcards', (size: number) => `process.command_line: ${'a* '.repeat(size)}`, 20_000],
    ['brackets that open and close', (size: number) => `a: b and ${'()'.repeat(size)}`, 100_000],
  ])('%s', async (_, text, size) => {
    const growth = await growthOf((much) => {
      const whole = text(much);
      const { rules, problems } = parse(whole, { name: 'q.kql' });
      for (const { source, diagnostic } of problems.slice(0, 3)) render(source, diagnostic);
      for (const { syntax, document } of rules) if (document.language === 'kql') kql.questions(syntax as never);
    }, size);
    expect(growth).toBeLessThan(LINEAR);
  });
});
