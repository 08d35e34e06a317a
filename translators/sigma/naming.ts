import type { Field } from '../../src/ir/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import type { LogSource } from './artifact.ts';
import { type Clause, unsayable } from './clause.ts';
import { nameProblem } from './field-name.ts';
import { fieldOf, type Leaf, leafClause } from './leaves.ts';
import type { SigmaOptions } from './options.ts';
import { portableClause, portableKey } from './portable.ts';
import type { Report } from './report.ts';
import type { Setting } from './subject.ts';

/** How leaves become clauses under a taxonomy. */
export function nameIn(taxonomy: SigmaOptions['taxonomy']): (leaf: Leaf, setting: Setting) => Clause {
  switch (taxonomy) {
    case 'ecs':
      return ecsClause;
    case 'sigma':
      return portableClause;
  }
}

/** The name of a field that joins events, or why it has none. */
export function keyName(field: Field, options: SigmaOptions, source: LogSource, report: Report): string | Diagnostic {
  switch (options.taxonomy) {
    case 'ecs':
      return nameProblem(field.name, field.origin) ?? field.name;
    case 'sigma':
      return portableKey(field, source, options, report);
  }
}

/** ECS names stay as they are, dots included (sigma-target 2.2). */
function ecsClause(leaf: Leaf, setting: Setting): Clause {
  const field = fieldOf(leaf);
  const problem = field === null ? null : nameProblem(field.name, leaf.origin);
  return problem === null ? leafClause(leaf, field?.name ?? '', setting) : unsayable(problem);
}
