import type { Correlation, Detection, Search, SigmaRule, Test } from './ast.ts';

/** The detections of a rule: its own, or those of the rules that a correlation relates, each once. */
export function detectionsOf({ body }: SigmaRule): readonly Detection[] {
  return body.kind === 'detection' ? [body] : [...new Set(body.rules.map(({ rule }) => rule))];
}

/** The tests of a rule, those of its filters as well. */
export function testsOf(rule: SigmaRule): readonly Test[] {
  return detectionsOf(rule).flatMap(({ searches, filters }) =>
    [searches, ...filters.map((filter) => filter.searches)].flatMap((all) => [...all.values()].flatMap(testsIn)),
  );
}

function testsIn(search: Search): readonly Test[] {
  switch (search.kind) {
    case 'test':
      return [search];
    case 'map':
      return search.tests.flatMap(testsIn);
    case 'list':
      return search.alternatives.flatMap(testsIn);
  }
}

/** How a rule of a correlation calls a field of `group-by`, which may be an alias. */
export function keyName(correlation: Correlation, name: string, rule: Detection, written: string): string {
  const alias = correlation.aliases.find((one) => one.name === name);
  if (alias === undefined) return name;
  return alias.fields.get(written) ?? rule.names.flatMap((own) => alias.fields.get(own) ?? [])[0] ?? name;
}
