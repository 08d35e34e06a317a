import type { Loss } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import type { Definition } from './artifact.ts';
import { type Names, newNames } from './names.ts';
import type { HelperName } from './runtime/index.ts';

/** What one translation gathers while it walks the rule. */
export interface Context {
  readonly rule: Rule;
  readonly names: Names;
  readonly constants: Definition[];
  readonly conditions: Definition[];
  readonly readers: Definition[];
  readonly helpers: Set<HelperName>;
  readonly losses: Loss[];
  readonly reasons: Diagnostic[];
  /** Notes that the code calls a helper. */
  need(helper: HelperName): void;
}

export function newContext(rule: Rule): Context {
  const helpers = new Set<HelperName>();
  return {
    rule,
    names: newNames(),
    constants: [],
    conditions: [],
    readers: [],
    helpers,
    losses: [],
    reasons: [],
    need: (helper) => helpers.add(helper),
  };
}
