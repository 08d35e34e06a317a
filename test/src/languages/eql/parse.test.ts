import { describe, expect, it } from 'vitest';
import { parseEql } from '../../../../src/languages/eql/index.ts';
import { source } from '../../../../src/source/index.ts';
import { condition, grouped, query, withoutPlaces } from './tree.ts';

describe('precedence and grouping (eql-semantics 1.4)', () => {
  it.each([
    ['a or b and c', '(a or (b and c))'],
    ['a or b or c and d and e', '(a or b or (c and d and e))'],
    ['(a and b) and c', '((a and b) and c)'],
    ['not a == 1 and b == 2', '((not (a == 1)) and (b == 2))'],
    ['not not a', '(not (not a))'],
    ['not a or b', '((not a) or b)'],
    ['-a * b', '((-a) * b)'],
    ['-a in (1)', '(-(a in [1]))'],
    ['a + b in (1)', '(a + (b in [1]))'],
    ['a - b - c', '((a - b) - c)'],
    ['a - (b - c)', '(a - (b - c))'],
    ['a + b * c % d / e', '(a + (((b * c) % d) / e))'],
    ['a + 1 < -+b', '((a + 1) < (-(+b)))'],
    ['(a == 1) == true', '((a == 1) == true)'],
    ['a not in (1, b + 2)', '(a not in [1 (b + 2)])'],
    ['not a in~ ("x")', '(not (a in~ ["x"]))'],
    ['a : "x*"', '(a : ["x*"])'],
    ['a like~ ("x", null, 1)', '(a like~ list ["x" null 1])'],
    ['(a + b) : "x"', '((a + b) : ["x"])'],
    ['f() and g~(a, h(1)) regex """x"""', '(f[] and (g~[a h[1]] regex ["x"]))'],
  ])('%s groups as %s', (text, expected) => {
    expect(grouped(condition(text))).toBe(expected);
  });
});

describe('names (eql-semantics 1.1)', () => {
  it.each([
    ['?process.name', '?process/name'],
    ['`a.b`.c.`d``e`', 'a.b/c/d`e'],
    ['event.`sequence`', 'event/sequence'],
    ['`any`', 'any'],
    ['@timestamp', '@timestamp'],
    ['_id', '_id'],
    ['android.nothing.inner', 'android/nothing/inner'],
    ['? a . b', '?a/b'],
    ['AND', 'AND'],
    ['?`__proto__`.constructor', '?__proto__/constructor'],
    ['`a\nb é`', 'a\nb é'],
  ])('%s is a field', (text, expected) => {
    expect(grouped(condition(text))).toBe(expected);
  });

  it('a bracket after a key begins the next item', () => {
    const { body } = query('sequence by process.entity_id [network where true] by a [any where b] by c');
    expect(body).toMatchObject({
      kind: 'sequence',
      by: [{ name: 'process.entity_id' }],
      items: [{ by: [{ name: 'a' }] }, { by: [{ name: 'c' }] }],
    });
  });
});

describe('numbers (eql-semantics 1.1)', () => {
  it.each([
    ['7', 7, false],
    ['007', 7, false],
    ['18446744073709551615', 18446744073709552000, false],
    ['1.5', 1.5, true],
    ['1.', 1, true],
    ['.5', 0.5, true],
    ['1e3', 1000, true],
    ['1.E-1', 0.1, true],
    ['.5e+2', 50, true],
  ])('%s is a number', (text, value, decimal) => {
    expect(condition(`a == ${text}`)).toMatchObject({ right: { kind: 'number', text, value, decimal } });
  });
});

describe('white space and comments (eql-semantics 1.1)', () => {
  it('comments stand wherever white space does, and block comments nest', () => {
    expect(grouped(condition('/* a /* b */ c */ a//x\n== /**/ "/*x" // end'))).toBe('(a == "/*x")');
  });

  it.each([
    // An opener that nothing closes is text.
    ['a /* p /* q */ and b', '(a and b)', true],
    ['a /* p /* q */ r */ and b', '(a and b)', true],
    // Too few closers: the last one ends the comment.
    ['a /* see /usr/* */ and b /* x */ and c', '(a and c)', true],
    ['a /* p /* q /* r */ and b */ and c', '(a and c)', true],
    ['a /* see /usr/* */ and b == "x*/y" /* z', null, true],
    ['a /*/ and b */ and c', '(a and c)', false],
    ['a /* b */ and c /* d */', '(a and c)', false],
    ['a == "/* x" and b == "y */"', '((a == "/* x") and (b == "y */"))', false],
  ])('%s', (text, read, warned) => {
    const result = parseEql(source(`any where ${text}`));
    expect(result.ok && result.value.body.kind === 'event' ? grouped(result.value.body.condition) : null).toBe(read);
    if (result.ok) expect(result.warnings.map(({ code }) => code)).toEqual(warned ? ['comment-in-comment'] : []);
  });

  it('a span covers what was written, without white space or the parentheses of a group', () => {
    const text = '  any where ( a + 1 ) * 2 == ( b ) // x\n | head 3 ';
    const at = (span: { readonly start: number; readonly end: number }) => text.slice(span.start, span.end);
    const { body, span, pipes } = query(text);
    if (body.kind !== 'event' || body.condition.kind !== 'comparison') return expect.fail('another tree');
    const { left, right, operatorSpan } = body.condition;
    expect([at(span), at(body.span), at(body.condition.span), at(left.span), at(right.span), at(operatorSpan)]).toEqual([
      'any where ( a + 1 ) * 2 == ( b ) // x\n | head 3',
      'any where ( a + 1 ) * 2 == ( b )',
      '( a + 1 ) * 2 == ( b )',
      '( a + 1 ) * 2',
      'b',
      '==',
    ]);
    expect(left.kind === 'arithmetic' && at(left.left.span)).toBe('a + 1');
    expect(pipes.map((pipe) => at(pipe.span))).toEqual(['| head 3']);
  });

  it('the operator of `not in` is both words', () => {
    const text = 'any where a not  in~ (1)';
    const { body } = query(text);
    if (body.kind !== 'event' || body.condition.kind !== 'membership') return expect.fail('another tree');
    const { operator, operatorSpan, negated } = body.condition;
    expect([operator, negated, text.slice(operatorSpan.start, operatorSpan.end)]).toEqual(['in~', true, 'not  in~']);
  });
});

describe('categories (eql-semantics 1.3)', () => {
  it.each([
    ['any', { name: 'any', any: true, form: 'identifier' }],
    ['"any"', { name: 'any', any: false, form: 'plain' }],
    ['process', { name: 'process', any: false, form: 'identifier' }],
    ['"""a\\b"""', { name: 'a\\b', any: false, form: 'raw' }],
    ['runs', { name: 'runs', any: false, form: 'identifier' }],
  ])('%s is a category', (text, expected) => {
    expect(query(`${text} where true`).body).toMatchObject({ category: expected });
  });
});

describe('sequences, samples and pipes (eql-semantics 1.3)', () => {
  it('a sequence keeps keys, time span, missing events, runs and until', () => {
    const text = `sequence by host.id, ?user.id with maxspan = 5 m
      [process where a] by x with runs=3
      ![any where b] by ?y
      until [network where c] by z
      | tail 4 | head 0`;
    expect(withoutPlaces(query(text))).toMatchObject({
      body: {
        kind: 'sequence',
        by: [
          { name: 'host.id', optional: false },
          { name: 'user.id', optional: true },
        ],
        maxspan: { amount: 5, unit: 'm', milliseconds: 300_000 },
        items: [
          { missing: false, category: { name: 'process' }, by: [{ name: 'x' }], runs: 3 },
          { missing: true, category: { any: true }, by: [{ name: 'y', optional: true }], runs: null },
        ],
        until: { missing: false, condition: { name: 'c' }, by: [{ name: 'z' }], runs: null },
      },
      pipes: [
        { name: 'tail', count: 4 },
        { name: 'head', count: 0 },
      ],
    });
  });

  it.each([
    ['1ms', 1],
    ['2s', 2000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
  ])('maxspan=%s lasts %i ms', (text, milliseconds) => {
    expect(query(`sequence with maxspan=${text} [any where a] [any where b]`).body).toMatchObject({ maxspan: { milliseconds } });
  });

  it('one item with runs is a sequence', () => {
    expect(query('sequence by a [any where b] with runs=2').body).toMatchObject({ items: [{ runs: 2 }] });
  });

  it('a sample has keys and items', () => {
    expect(query('sample by a [any where b] by c [any where d] by e').body).toMatchObject({
      kind: 'sample',
      by: [{ name: 'a' }],
      items: [{ by: [{ name: 'c' }] }, { by: [{ name: 'e' }] }],
    });
  });
});

describe('warnings', () => {
  it('`until ![` is read as `until [`, with a warning', () => {
    const result = parseEql(source('sequence [any where a] [any where b] until ![any where c]'));
    expect(result).toMatchObject({
      ok: true,
      value: { body: { until: { missing: false } } },
      warnings: [{ code: 'until-negation-ignored', span: { start: 43, end: 45 } }],
    });
  });

  it('a hyphen without spaces is a subtraction, with a warning', () => {
    const result = parseEql(source('any where user-name == 1 and a - b == 2 and a -1 == 3'));
    expect(result).toMatchObject({ ok: true, warnings: [{ code: 'hyphen-in-name', span: { start: 10, end: 19 } }] });
    expect(result.ok && result.warnings).toHaveLength(1);
  });
});
