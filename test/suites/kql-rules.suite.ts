import { describe, expect, it } from 'vitest';
import { translate } from '../../src/api/translate.ts';
import { kql } from '../../src/languages/kql/language.ts';
import { parseKql } from '../../src/languages/kql/parse.ts';
import { source } from '../../src/source/index.ts';
import { TARGET_NAMES } from '../../translators/index.ts';
import { kqlRules } from './kql-rules.ts';

/*
 * Elastic's public rules in KQL: every query parses; each has a meaning or is refused by construct; each meaning is translated
 * exactly, with a loss of alerts alone, or refused by construct.
 */

const { rules, troubles } = kqlRules(1);

function counted(keys: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe("Elastic's rules in KQL", () => {
  it('are all read, by type', () => {
    expect(troubles).toEqual([]);
    expect(counted(rules.map(({ rule }) => String(rule.document.meta.type)))).toEqual({
      new_terms: 185,
      query: 413,
      threat_match: 8,
      threshold: 25,
    });
  });

  it('keep what they do besides their query', () => {
    const kinds = rules.flatMap(({ rule }) => rule.document.beyond?.map(({ kind }) => kind) ?? []);
    expect(counted(kinds)).toEqual({ 'indicator-match': 8, 'new-terms': 185, threshold: 25 });
  });

  it('are printed so that the same is read again', () => {
    for (const { file, rule } of rules) {
      const printed = kql.print(rule.syntax);
      const again = parseKql(source(printed));
      expect(again.ok && kql.print(again.value), file).toBe(printed);
      expect(again.ok && shape(again.value), file).toEqual(shape(rule.syntax));
    }
  });

  it('are refused by construct alone', () => {
    const refused = rules.flatMap(({ rule }) =>
      rule.meaning.ok ? [] : [...new Set(rule.meaning.problems.map(({ code }) => String(code)))],
    );
    expect(counted(refused)).toEqual({ 'kql-nested': 1, 'kql-unknown-fields': 7 });
  });

  it('come through each target exactly, but for alerts and exceptions, or are refused by construct', () => {
    const outcomes = rules.flatMap(({ file, rule }) => {
      if (!rule.meaning.ok) return [];
      const meant = rule.meaning.value.rule;
      const filtered = rule.document.context.filters.length > 0;
      return TARGET_NAMES.map((target) => {
        const translated = translate(meant, target);
        if (translated.status === 'refused') return `${target}: refused, ${translated.reasons.map(({ code }) => code).join()}`;
        const strange = translated.losses.filter(
          ({ ofAlerts, code }) =>
            ofAlerts !== true &&
            !OF_EXCEPTIONS_AND_WORDS.has(code) &&
            !OF_COLUMNS.has(code) &&
            !(filtered && OF_FILTERS.has(code)),
        );
        expect(strange, `${target} of ${file}`).toEqual([]);
        return `${target}: ${translated.status}`;
      });
    });
    expect(counted(outcomes)).toMatchObject(OUTCOMES);
  });
});

/** Exceptions are elsewhere, and whole values say words of ASCII alone. */
const OF_EXCEPTIONS_AND_WORDS: ReadonlySet<string> = new Set([
  'exceptions-missing',
  'js-standard-words',
  'python-standard-words',
  'sigma-standard-words',
]);

/** A column of Kusto has one value, which is never absent, and its operators fold letters in their own way. */
const OF_COLUMNS: ReadonlySet<string> = new Set([
  'kusto-one-value',
  'kusto-letters',
  'kusto-present-if-not-empty',
  'kusto-empty-text',
  'kusto-minus-zero',
]);

/** Filters ask in the query DSL, where letters may count in either case and `?` is a wildcard, as in no KQL. */
const OF_FILTERS: ReadonlySet<string> = new Set(['to-kql-letter-case', 'to-kql-one-character']);

const OUTCOMES = {
  'kibana: exact': 615,
  'kibana: lossy': 8,
  'kql: exact': 387,
  'kql: lossy': 235,
  'es-dsl: exact': 398,
  'es-dsl: lossy': 225,
  'js: exact': 393,
  'js: lossy': 230,
  'lucene: exact': 397,
  'lucene: lossy': 225,
  'lucene: refused, lucene-control-character': 1,
  'sigma: exact': 393,
  'sigma: lossy': 230,
};

/** A tree without places. */
function shape(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === 'span' ? undefined : value));
}
