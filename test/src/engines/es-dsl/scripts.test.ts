import { describe, expect, it } from 'vitest';
import { found, type Mapping } from './ask.ts';

const MAPPING: Mapping = { s: 'keyword', n: 'long', f: 'double', b: 'boolean', ip: 'ip', d: 'date', t: 'text' };

/** Runs a script over one event; the message when it does not answer. */
async function script(source: string, event = {}, params?: string): Promise<boolean | string> {
  const text = `{"query":{"script":{"script":{"source":${JSON.stringify(source)}${params === undefined ? '' : `,"params":${params}`}}}}}`;
  const answer = await found(JSON.parse(text).query, [event], MAPPING);
  return typeof answer === 'string' ? answer : answer.length === 1;
}

/** What an expression gives, as text. */
async function shows(expression: string, text: string): Promise<void> {
  expect(await script(`return '' + (${expression}) == params.text`, {}, JSON.stringify({ text }))).toBe(true);
}

describe('Painless counts as Java does', () => {
  it('an integer divided by zero is an error, a double is infinite', async () => {
    expect(await script('return 1 / 0 == 1')).toMatch(/event 0.*ArithmeticException: \/ by zero/);
    await shows('1.0 / 0', 'Infinity');
  });
});
