import type { Loss } from '../../src/contract/index.ts';
import type { Field, Rule } from '../../src/ir/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import type { Definition } from './artifact.ts';
import { type Names, newNames } from './names.ts';
import type { Reading } from './reader.ts';
import type { HelperName } from './runtime/index.ts';

/** The fields of a rule as functions of the generated module. */
export interface Fields {
  /** Code that gives the values of a field of `event`; null when the type has none (a diagnostic has been noted). */
  read(field: Field, reading?: Reading): string | null;
  /** The variables that keep what several conditions ask for. */
  readonly variables: readonly string[];
}

/** What one translation gathers while it walks the rule. */
export interface Context {
  readonly rule: Rule;
  readonly names: Names;
  readonly constants: Definition[];
  /** Names of the constants by what they are for and their code: several conditions may need the same. */
  readonly constantNames: Map<string, string>;
  readonly conditions: Definition[];
  /** Names of the conditions by their code, in a bundle with the field: several items may ask the same. */
  readonly conditionNames: Map<string, string>;
  readonly readers: Definition[];
  /** Names of the readers by their code. */
  readonly readerNames: Map<string, string>;
  /** Names of the variables that keep what a reader has read, by the reader. */
  readonly variableNames: Map<string, string>;
  /** Names of the functions that read join keys, by their code. */
  readonly keyReaderNames: Map<string, string>;
  readonly helpers: Set<HelperName>;
  /** The fields of all rules of a bundle, whose readers every rule uses; null: a rule has its own. */
  readonly fields: Fields | null;
  readonly losses: Loss[];
  readonly reasons: Diagnostic[];
  /** Notes that the code calls a helper. */
  need(helper: HelperName): void;
}

/** `reserved` are names that the module has besides those of every module. */
export function newContext(rule: Rule, reserved: readonly string[] = []): Context {
  const helpers = new Set<HelperName>();
  return {
    rule,
    names: newNames(reserved),
    constants: [],
    constantNames: new Map(),
    conditions: [],
    conditionNames: new Map(),
    readers: [],
    readerNames: new Map(),
    variableNames: new Map(),
    keyReaderNames: new Map(),
    helpers,
    fields: null,
    losses: [],
    reasons: [],
    need: (helper) => helpers.add(helper),
  };
}
