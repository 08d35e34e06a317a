import { DEFAULT_SEMANTICS, type Predicate, type Rule, type RuleMeta, type Semantics } from '../../../src/ir/index.ts';
import { analyzeEql, emptyMeta } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { compile } from '../../../translators/js/index.ts';

/** A rule of one predicate. */
export function ruleOf(
  where: Predicate,
  parts: { meta?: Partial<RuleMeta>; semantics?: Partial<Semantics>; query?: string } = {},
): Rule {
  return {
    language: 'eql',
    meta: { ...emptyMeta, ...parts.meta },
    plan: { kind: 'single', where, origin: { start: 0, end: 0 } },
    semantics: { ...DEFAULT_SEMANTICS, ...parts.semantics },
    query: parts.query ?? 'any where true',
  };
}

/** The compiled predicate; a refusal fails the test. */
export function compiled(rule: Rule): (event: unknown) => boolean {
  const result = compile(rule);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join());
  return result.value;
}

/** The rule of a query. */
export function analyzed(query: string, semantics: Partial<Semantics> = {}): Rule {
  const analysis = analyzeEql(source(query), { semantics: { ...DEFAULT_SEMANTICS, ...semantics } });
  if (!analysis.ok) throw new Error(analysis.problems.map((problem) => problem.message).join());
  return analysis.value.rule;
}

/** Whether the predicate of a query matches an event given as JSON. */
export function answer(query: string, json: string, semantics: Partial<Semantics> = {}): boolean {
  return compiled(analyzed(query, semantics))(JSON.parse(json));
}
