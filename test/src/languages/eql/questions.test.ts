import { describe, expect, it } from 'vitest';
import { type AnyPart, fieldsIn, type Question, walk } from '../../../../corpus/questions/index.ts';
import type { AnyNode, Query } from '../../../../src/languages/eql/ast.ts';
import { FUNCTION_NAMES } from '../../../../src/languages/eql/functions.ts';
import { walk as walkTree } from '../../../../src/languages/eql/index.ts';
import { parseEql } from '../../../../src/languages/eql/parse.ts';
import { questionsOf } from '../../../../src/languages/eql/questions.ts';
import { source } from '../../../../src/source/index.ts';
import { ODD_RULES, TYPED_ODD_RULES } from '../../../corpus/odd-rules.ts';
import { ODD_SERIES } from '../../../corpus/odd-series.ts';

function parsed(text: string): Query {
  const read = parseEql(source(text));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

/** A part without its places. */
function bare(part: AnyPart): unknown {
  return JSON.parse(JSON.stringify(part, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

function asked(condition: string): unknown {
  const { body } = questionsOf(parsed(`any where ${condition}`));
  return body.kind === 'event' ? bare(body.condition) : null;
}

const x = { kind: 'field', name: 'x', optional: false };
const text = (value: string) => ({ kind: 'string', value });
const number = (value: number, decimal = false) => ({ kind: 'number', value, decimal });

describe('what EQL asks', () => {
  it.each<readonly [string, unknown]>([
    ['x', x],
    ['?x', { ...x, optional: true }],
    ['`x.y`.z == null', { kind: 'comparison', operator: '==', left: { ...x, name: 'x.y.z' }, right: { kind: 'null' } }],
    ['5.0 >= x', { kind: 'comparison', operator: '>=', left: number(5, true), right: x }],
    ['x != -1', { kind: 'comparison', operator: '!=', left: x, right: { kind: 'sign', operator: '-', operand: number(1) } }],
    ['x in ("a", 1)', { kind: 'membership', said: 'in', letters: 'exact', subject: x, elements: [text('a'), number(1)] }],
    [
      'x not in~ ("a")',
      { kind: 'not', operand: { kind: 'membership', said: 'in~', letters: 'folded', subject: x, elements: [text('a')] } },
    ],
    ['x : "a\\\\*"', { kind: 'wildcard', said: ':', letters: 'folded', escapes: false, subject: x, patterns: ['a\\*'] }],
    [
      'x like ("a", """b?""")',
      { kind: 'wildcard', said: 'like', letters: 'exact', escapes: false, subject: x, patterns: ['a', 'b?'] },
    ],
    ['x like~ "a"', { kind: 'wildcard', said: 'like~', letters: 'folded', escapes: false, subject: x, patterns: ['a'] }],
    ['x regex "a.*"', { kind: 'regex', said: 'regex', letters: 'exact', dialect: 'lucene', subject: x, patterns: ['a.*'] }],
    [
      'x regex~ ("a", "b")',
      { kind: 'regex', said: 'regex~', letters: 'folded', dialect: 'lucene', subject: x, patterns: ['a', 'b'] },
    ],
    ['cidrmatch(x, "10.0.0.0/8")', { kind: 'network', said: 'cidrMatch', subject: x, blocks: [text('10.0.0.0/8')] }],
    [
      'STARTSWITH~(x, "a")',
      { kind: 'call', said: 'STARTSWITH', name: 'startsWith', letters: 'folded', arguments: [x, text('a')] },
    ],
    [
      'length(x) + 1 == 2',
      {
        kind: 'comparison',
        operator: '==',
        left: {
          kind: 'arithmetic',
          operator: '+',
          left: { kind: 'call', said: 'length', name: 'length', letters: 'exact', arguments: [x] },
          right: number(1),
        },
        right: number(2),
      },
    ],
    ['not (x and true)', { kind: 'not', operand: { kind: 'and', operands: [x, { kind: 'boolean', value: true }] } }],
    ['nosuch(x, 1)', { kind: 'untold', said: 'nosuch', parts: [x, number(1)] }],
    ['x : 1', { kind: 'untold', said: ':', parts: [x] }],
  ])('%s', (condition, question) => {
    expect(asked(condition)).toEqual(question);
  });

  it('of several events, with keys, absence, runs, maxspan, until and pipes', () => {
    const condition = { kind: 'boolean', value: true };
    const process = { kind: 'category', name: 'process' };
    const item = { kind: 'item', missing: false, category: process, condition, by: [x], runs: 1 };
    expect(
      bare(
        questionsOf(
          parsed(
            'sequence by y with maxspan=2m [process where true] by x ![any where true] by x [process where true] by x with runs=3 until ["any" where true] by x | tail 2',
          ),
        ),
      ),
    ).toEqual({
      kind: 'rule',
      body: {
        kind: 'sequence',
        keyConditions: 'shared',
        keyValues: 'typed',
        by: [{ ...x, name: 'y' }],
        maxspan: 120_000,
        items: [item, { ...item, missing: true, category: null }, { ...item, runs: 3 }],
        until: { ...item, category: { kind: 'category', name: 'any' } },
      },
      pipes: [{ kind: 'pipe', name: 'tail', count: 2 }],
    });
    expect(bare(questionsOf(parsed('sample by x [process where true] [any where true]')))).toEqual({
      kind: 'rule',
      body: {
        kind: 'sample',
        keyConditions: 'shared',
        keyValues: 'typed',
        by: [x],
        items: [
          { ...item, by: [] },
          { ...item, category: null, by: [] },
        ],
      },
      pipes: [],
    });
  });

  it('has a kind or a computed value for every function', () => {
    const kinds = FUNCTION_NAMES.map((name) => asked(`${name}(x, "a", "b")`) as Question);
    expect(kinds.filter(({ kind }) => kind !== 'call' && kind !== 'network')).toEqual([]);
    expect(kinds.flatMap((question) => (question.kind === 'call' ? [question.name] : []))).toEqual(
      FUNCTION_NAMES.filter((name) => name !== 'cidrMatch'),
    );
  });

  it.each([...ODD_RULES, ...TYPED_ODD_RULES, ...ODD_SERIES].filter((_, place) => place % 9 === 0))(
    'names every field where the query names it: %.90s',
    (query) => {
      const tree = parsed(query);
      const written: AnyNode[] = [];
      walkTree(tree, (node) => {
        if (node.kind === 'field') written.push(node);
        return true;
      });
      const places = (list: readonly { readonly span: unknown }[]) => list.map(({ span }) => span);
      expect(places(fieldsIn(questionsOf(tree)))).toEqual(places(written));
      const spans: boolean[] = [];
      walk(questionsOf(tree), ({ span }) => {
        spans.push(span.start < span.end && span.end <= query.length);
        return true;
      });
      expect(spans.every(Boolean)).toBe(true);
    },
  );
});
