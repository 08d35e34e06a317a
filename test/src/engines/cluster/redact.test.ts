import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../../src/engines/cluster/index.ts';
import { redactor } from '../../../../src/engines/cluster/redact.ts';
import { voiceAt } from '../../../../src/engines/cluster/voice.ts';

const PASSWORD = 'S3cr3t/ho+rse-"b&t<é\\1';
const BASIC: Credentials = { kind: 'basic', user: 'bob', password: PASSWORD };
const KEY: Credentials = { kind: 'api-key', key: btoa('VuaCfGcBCdbkQm:ui2lp2axTNmsyakw9tvNnw') };

const percent = (text: string): string => encodeURIComponent(text);
const lowerPercent = (text: string): string => percent(text).replace(/%../g, (letter) => letter.toLowerCase());
const everyPercent = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const form = (text: string): string => new URLSearchParams({ p: text }).toString();
const json = (text: string): string => JSON.stringify(text);
const slashes = (text: string): string => json(text).replaceAll('/', '\\/');
const numbers = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const html = (text: string): string =>
  text.replace(
    /[&<>"+/]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '+': '&plus;' })[letter] ?? '&sol;',
  );
const references = (text: string): string => [...text].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('');
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const urlSafe = (text: string): string => base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const hex = (text: string): string => everyPercent(text).replaceAll('%', '');
const spaced = (text: string): string => [...text].join('\u200b \n');
const userinfo = (text: string): string => new URL(`http://bob:${encodeURIComponent(text)}@host/`).href;

const SPELLINGS = {
  plain: (text: string): string => text,
  percent,
  lowerPercent,
  everyPercent,
  form,
  json,
  slashes,
  numbers,
  html,
  references,
  base64,
  urlSafe,
  hex,
  spaced,
  userinfo,
  'json in json': (text: string): string => json(json(text)),
  'percent in html in json': (text: string): string => json(html(percent(text))),
  'base64 among others': (text: string): string => base64(`a proxy said ${text} here`),
} as const;

const CASES = Object.entries(SPELLINGS);

describe('a secret', () => {
  it.each(CASES)('spelled as %s is taken out, and what stands beside it stays', (_, spell) => {
    const shown = redactor(BASIC)(`before ${spell(PASSWORD)} behind`);
    expect(shown).toMatch(/^before .{0,12}\*\*\*.{0,14} behind$/);
    expect(shown.length).toBeLessThan(40);
  });

  it.each(CASES)('of an API key spelled as %s is taken out: encoded, decoded, and alone', (_, spell) => {
    for (const key of [KEY, { kind: 'api-key', key: 'VuaCfGcBCdbkQm:ui2lp2axTNmsyakw9tvNnw' }] as const) {
      for (const text of [
        btoa('VuaCfGcBCdbkQm:ui2lp2axTNmsyakw9tvNnw'),
        'VuaCfGcBCdbkQm:ui2lp2axTNmsyakw9tvNnw',
        'ui2lp2axTNmsyakw9tvNnw',
      ])
        expect(redactor(key)(`before ${spell(text)} behind`)).toMatch(/^before .{0,12}\*\*\*.{0,14} behind$/s);
    }
  });

  it.each(CASES)('spelled as %s and cut anywhere leaves no piece of four letters', (_, spell) => {
    const spelled = spell('S3cr3t-horse-battery1');
    const redact = redactor({ kind: 'basic', user: 'bob', password: 'S3cr3t-horse-battery1' });
    for (let length = 12; length < spelled.length; length += 3) {
      for (const shown of [redact(`x ${spelled.slice(0, length)}`), redact(`x ${spelled.slice(0, length)}... y`)])
        for (const piece of ['S3cr', 'cr3t', '-hor', 'orse', 'batt', 'tery']) expect(shown).not.toContain(piece);
    }
  });

  it('in one piece of several is taken out too', () => {
    const redact = redactor({ kind: 'basic', user: 'bob', password: 'S3cr3t-horse-battery1' });
    expect(redact('S3cr3t-hor')).toBe('***');
    expect(redact('...tery1 is wrong')).toBe('...*** is wrong');
    expect(redact('seen S3cr[truncated] here')).toBe('seen ***[truncated] here');
    expect(redact('about cr3t-horse-b, and more')).toBe('about ***, and more');
  });

  it.each(['+', ' ', 'a', '\\', '%41', '&amp;', '\\u0041', '***'])('that is %j is taken out', (password) => {
    const shown = redactor({ kind: 'basic', user: 'u', password })(`[${password}]`);
    expect(shown).toMatch(/^\[\**\]?$/);
  });

  it('that is not there changes nothing, not even what looks escaped', () => {
    const text = 'no handler for uri [/a%20b?x=&amp;] \\u0041 "..." dGVzdA== \u00e9\ud83d\ude00';
    expect(redactor(BASIC)(text)).toBe(text);
    expect(redactor({ kind: 'none' })(text)).toBe(text);
  });
});

describe('words of others', () => {
  const voice = voiceAt('http://host', { kind: 'basic', user: 'bob', password: 'S3cr3t-horse-battery1' });

  it('come on one line and cannot move a terminal', () => {
    expect(voice.say`it says "${'a\r\n\u001b]0;x\u0007\u009b2J\u202e\u200f\u2060b\ud800'}"`.words).toBe(
      'it says "a ·]0;x··2J···b·"',
    );
  });

  it('are cut only after secrets are out', () => {
    for (let before = 170; before < 210; before++) {
      const { words } = voice.quote(`${'x'.repeat(before)}S3cr3t-horse-battery1`, 200);
      expect(words.replace(/^x+/, '')).toMatch(/^[*.]*$/);
    }
  });
});
