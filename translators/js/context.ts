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
  /** Names of the conditions by their code: several items may ask the same. */
  readonly conditionNames: Map<string, string>;
  readonly readers: Definition[];
  /** Names of the readers by their code. */
  readonly readerNames: Map<string, string>;
  /** Names of the variables that keep what a reader has read, by the reader. */
  readonly variableNames: Map<string, string>;
  /** Names of the constants that say how dates are written, by their code. */
  readonly layoutNames: Map<string, string>;
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
    conditionNames: new Map(),
    readers: [],
    readerNames: new Map(),
    variableNames: new Map(),
    layoutNames: new Map(),
    helpers,
    losses: [],
    reasons: [],
    need: (helper) => helpers.add(helper),
  };
}
