import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../src/editor/open.ts';
import { wordsOf } from '../../../src/editor/words.ts';
import { EDITING } from '../../../src/languages/editing.ts';
import { type AnyNode, parseEql, walk } from '../../../src/languages/eql/index.ts';
import { source } from '../../../src/source/index.ts';
import { randomCases } from '../../support/random-cases.ts';
import { textOf } from '../../support/source-tree.ts';

const NAMES = Object.keys(EDITING) as readonly (keyof typeof EDITING)[];
const SETTINGS = { reading: {}, targets: [] };

/** Every query of the golden rules that is in EQL. */
const queries = readdirSync(`${import.meta.dirname}/../../golden/rules`).flatMap((name) => {
  const { queries: found } = openDocument(textOf(`test/golden/rules/${name}`), name, SETTINGS);
  return found.filter(({ language }) => language === 'eql').map(({ document }) => document.query.text);
});

function fieldsInTree(text: string): readonly string[] {
  const parsed = parseEql(source(text));
  if (!parsed.ok) return [];
  const found: string[] = [];
  walk(parsed.value, (node: AnyNode) => {
    if (node.kind === 'field') found.push(`${node.name} ${node.span.end}`);
    return true;
  });
  return found.sort();
}

function fieldsAmongWords(text: string): readonly string[] {
  const fields = EDITING.eql.lexemes(text).filter(({ kind }) => kind === 'field');
  return fields.map(({ name, span }) => `${name} ${span.end}`).sort();
}

describe('the words of a query', () => {
  it('have the fields that its tree has, at their places', () => {
    expect(queries.length).toBeGreaterThan(50);
    for (const text of queries) if (parseEql(source(text)).ok) expect(fieldsAmongWords(text)).toEqual(fieldsInTree(text));
  });

  it('are of each kind', () => {
    const text =
      'sequence by host.id with maxspan=5m /* c */\n  ![`a b` where `x y`.z : "n" and not cidrMatch(source.ip, "::1")] // d';
    const words = EDITING.eql.lexemes(text).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
    expect(words).toEqual([
      'keyword sequence',
      'keyword by',
      'field host.id',
      'keyword with',
      'keyword maxspan',
      'number 5',
      'number m',
      'comment /* c */',
      'category `a b`',
      'keyword where',
      'field `x y`.z',
      'operator :',
      'string "n"',
      'operator and',
      'operator not',
      'function cidrMatch',
      'field source.ip',
      'string "::1"',
      'comment // d',
    ]);
  });

  it('are those of KQL and of Sigma, too', () => {
    const kql = 'not user.name: (root or "a b") and process.pid >= 12';
    expect(EDITING.kql.lexemes(kql).map(({ kind, span }) => `${kind} ${kql.slice(span.start, span.end)}`)).toEqual([
      'operator not',
      'field user.name',
      'operator :',
      'string root',
      'operator or',
      'string "a b"',
      'operator and',
      'field process.pid',
      'operator >=',
      'number 12',
    ]);
    const sigma = "title: a # b\ndetection:\n  sel:\n    'Image|endswith|cased': x\n  condition: not 1 of sel*\n";
    expect(EDITING.sigma.lexemes(sigma).map(({ kind, span }) => `${kind} ${sigma.slice(span.start, span.end)}`)).toEqual([
      'keyword title',
      'comment # b',
      'keyword detection',
      'name sel',
      'field Image',
      'modifier endswith',
      'modifier cased',
      'string x',
      'keyword condition',
      'operator not',
      'number 1',
      'operator of',
      'name sel*',
    ]);
  });

  it('stand one behind the other in any text, however broken, and what may follow is known of every beginning', () => {
    const piece = fc.constantFrom(
      ...queries,
      ...'"\'`\\/*[](){}:|.~<>=!?,\n #-',
      'and ',
      'detection:\n  a:\n    b|c: d\n',
      'where',
      '5m',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), text, fc.nat(), (name, written, cut) => {
        const before = written.slice(0, cut % (written.length + 1));
        let end = 0;
        for (const { span } of EDITING[name].lexemes(before)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(before.length);
        const { typed } = EDITING[name].expected(before);
        expect(typed.end).toBe(before.length);
        expect(typed.start).toBeGreaterThanOrEqual(0);
        expect(typed.start).toBeLessThanOrEqual(typed.end);
      }),
      { numRuns: randomCases(3_000) },
    );
  });

  it('stand in the document where it has them, letter by letter or through its escapes', () => {
    const text = JSON.stringify({ language: 'eql', name: 'a', query: 'process where process.name : "\\u{e9}\tx"' });
    const words = wordsOf(openDocument(text, 'rule.json', SETTINGS));
    expect(words.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'process',
      'where',
      'process.name',
      ':',
      '\\"\\\\u{e9}\\tx\\"',
    ]);
  });
});
