import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { js as engine } from '../../../src/engines/js/index.ts';
import type { Field, Predicate } from '../../../src/ir/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import { ecsSchema } from '../../../src/schema/index.ts';
import { js } from '../../../translators/js/index.ts';
import { commentText, literal } from '../../../translators/js/text.ts';
import { randomCases } from '../../support/random-cases.ts';
import { compiled, ruleOf } from './support.ts';

const HOSTILE = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  "\\'",
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u0085',
  '*/',
  '/*',
  '//',
  '$' + '{1}',
  '</script>',
  '</SCRIPT',
  '<!--',
  '-->',
  '<script>',
  ']]>',
  '\u202e',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\udc00',
  "'; throw 1; '",
  '*/ throw 1 /*',
  '__proto__',
  'constructor',
  'toString',
  'event',
  'some',
  'a.b',
  '..',
  '.',
  '',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 5 })
  .map((parts) => parts.join(''));

describe('literal', () => {
  it('is the text again when evaluated', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = literal(text);
        expect(new Function(`return ${code}`)()).toBe(text);
        expect(code).not.toMatch(/[\n\r\u2028\u2029]|<!--|<\/?script/i);
      }),
      { seed: 5, numRuns: randomCases(5000) },
    );
  });
});

describe('commentText', () => {
  it('stays on its line and within its comment', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const comment = commentText(text);
        expect(comment).not.toMatch(/[\n\r\u2028\u2029\u202e]|\*\/|<!--|<\/?script/i);
        expect(new Function(`/* ${comment} */ // ${comment}\nreturn 1`)()).toBe(1);
        expect(Array.from(comment).length).toBeLessThanOrEqual(110);
      }),
      { seed: 6, numRuns: randomCases(5000) },
    );
  });
});

describe('a module of hostile texts', () => {
  const origin = { start: 0, end: 1000 };

  function leaves(name: string, value: string): readonly Predicate[] {
    const field: Field = { name, type: 'keyword', ignoreAbove: 1024, nullValue: null, optional: false, origin };
    const named = { ...field, nullValue: value };
    return [
      { kind: 'one-of', field, values: [value], letters: 'exact', origin },
      { kind: 'one-of', field, values: [value, 'x', 'y', 'z', 'w'], letters: 'exact', origin },
      { kind: 'one-of', field, values: [value], letters: 'fold', origin },
      { kind: 'matches', field, pattern: parseWildcard(value), letters: 'fold', origin },
      { kind: 'range', field, lower: { value, inclusive: true }, upper: { value, inclusive: true }, origin },
      { kind: 'one-of', field: named, values: [value], letters: 'exact', origin },
      {
        kind: 'computed',
        term: {
          kind: 'call',
          function: 'concat',
          letters: 'exact',
          arguments: [
            { kind: 'field', field, origin },
            { kind: 'value', value, type: 'string', origin },
          ],
          type: 'string',
          origin,
        },
        test: { kind: 'compare', relation: 'eq', value: value + value },
        whenFailing: false,
        origin,
      },
    ];
  }

  it('runs, says its texts as data, and matches an event that holds them', async () => {
    const settings = {
      schema: ecsSchema(),
      semantics: DEFAULT_SEMANTICS,
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    };
    await fc.assert(
      fc.asyncProperty(hostile, hostile, fc.nat(6), async (name, value, kind) => {
        const leaf = leaves(name, value)[kind];
        if (leaf === undefined || name.split('.').length > 50) return;
        const rule = ruleOf(leaf, { meta: { name, id: value, description: value, tags: [name, value] }, query: value + name });
        const translation = js.translate(rule);
        if (translation.status === 'refused') throw new Error('refused');
        const text = js.print(translation.artifact);
        expect(text).not.toMatch(/[\u2028\u2029\u202e]|<!--|<\/?script/i);
        const event = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
        const loaded = await engine.load([event, {}], settings);
        expect(await loaded.run(text)).toEqual({ status: 'answered', matches: [[0]] });
        expect(compiled(rule)(event)).toBe(true);
        const module = await import(/* @vite-ignore */ `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`);
        expect(module.rule).toMatchObject({ id: value, name, tags: [name, value], query: value + name });
      }),
      { seed: 7, numRuns: randomCases(600) },
    );
  });
});
