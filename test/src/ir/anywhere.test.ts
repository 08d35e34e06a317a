import { describe, expect, it } from 'vitest';
import { DEFAULT_SEMANTICS, EMPTY_META, type Letters, type Predicate, type Rule, showPredicate } from '../../../src/ir/index.ts';
import { parseWildcard, type TextPattern } from '../../../src/pattern/index.ts';
import { factsOf } from '../../../src/stream/facts.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { compile, js } from '../../../translators/js/index.ts';
import { lucene } from '../../../translators/lucene/index.ts';
import { sigma } from '../../../translators/sigma/index.ts';

const ORIGIN = { start: 0, end: 1 };

function anywhere(pattern: TextPattern, letters: Letters = 'fold'): Predicate {
  return { kind: 'anywhere', pattern, letters, origin: ORIGIN };
}

function ruleOf(where: Predicate): Rule {
  const plan = { kind: 'single', where, origin: ORIGIN } as const;
  return { language: 'sigma', meta: EMPTY_META, plan, semantics: DEFAULT_SEMANTICS, query: ' ' };
}

const MIMIKATZ = anywhere(parseWildcard('*mimi?atz*'));

describe('a text in any value of the event', () => {
  it('is found in nested values, lists and numbers, and never in names of fields', () => {
    const compiled = compile(ruleOf(MIMIKATZ));
    if (!compiled.ok) throw new Error('not compiled');
    const matches = compiled.value;
    expect(matches({ a: { b: [1, { c: 'run MIMIKATZ now' }] } })).toBe(true);
    expect(matches({ mimikatz: 'no' })).toBe(false);
    expect(matches({})).toBe(false);
    const number = compile(ruleOf(anywhere(parseWildcard('*468*'))));
    if (!number.ok) throw new Error('not compiled');
    expect(number.value({ EventID: 4688 })).toBe(true);
    expect(number.value({ EventID: null })).toBe(false);
  });

  it('looks at values however deep they lie', () => {
    let event: unknown = 'mimikatz';
    for (let depth = 0; depth < 5000; depth++) event = [event];
    const compiled = compile(ruleOf(MIMIKATZ));
    expect(compiled.ok && compiled.value({ event })).toBe(true);
  });

  it('is a necessary text of the lines that match', () => {
    expect(factsOf(ruleOf(MIMIKATZ))).toEqual({ kind: 'text', text: 'mimi', letters: 'fold' });
    expect(factsOf(ruleOf(anywhere(parseWildcard('*1000*'))))).toBeNull();
  });

  it('is a keyword in Sigma where it may stand inside of a value, and refused where not', () => {
    const translated = sigma.translate(ruleOf({ kind: 'not', operand: MIMIKATZ, origin: ORIGIN }), {});
    if (translated.status === 'refused') throw new Error('refused');
    expect(sigma.print(translated.artifact)).toContain("    keywords_a:\n        - 'mimi?atz'\n    condition: not keywords_a\n");
    for (const where of [
      anywhere(parseWildcard('mimikatz')),
      anywhere(parseWildcard('mimi*')),
      anywhere(parseWildcard('*m*'), 'exact'),
    ]) {
      const refused = sigma.translate(ruleOf(where), {});
      expect(refused.status === 'refused' && refused.reasons.map(({ code }) => code)).toEqual(['sigma-keyword']);
    }
  });

  it('is refused by queries over an index', () => {
    const reasons = [esDsl.translate(ruleOf(MIMIKATZ), {}), lucene.translate(ruleOf(MIMIKATZ), {})].map((translated) =>
      translated.status === 'refused' ? translated.reasons.map(({ code }) => code) : translated.status,
    );
    expect(reasons).toEqual([['no-field-named'], ['lucene-no-field']]);
  });

  it('shows as what it is, and runs in a module', () => {
    expect(showPredicate(MIMIKATZ)).toBe('any value like~ "*mimi?atz*"');
    const translated = js.translate(ruleOf(MIMIKATZ), {});
    expect(translated.status).toBe('exact');
  });
});
