import type { Loss } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { Diagnostic, Span } from '../../src/source/index.ts';
import type { Constant } from './artifact.ts';
import { diagnostic, type PythonCode } from './codes.ts';
import type { HelperName } from './runtime/index.ts';

/** What one translation gathers while it walks the rule. */
export interface Context {
  readonly rule: Rule;
  readonly constants: Constant[];
  /** Names of the constants by their code: several conditions may need the same. */
  readonly constantNames: Map<string, string>;
  readonly helpers: Set<HelperName>;
  readonly losses: Loss[];
  readonly reasons: Diagnostic[];
}

export function newContext(rule: Rule): Context {
  return { rule, constants: [], constantNames: new Map(), helpers: new Set(), losses: [], reasons: [] };
}

/** Notes a refusal; null stands where there is no code. */
export function refuse({ reasons }: Context, code: PythonCode, message: string, span: Span, help?: string): null {
  reasons.push(diagnostic(code, message, span, help === undefined ? {} : { help }));
  return null;
}

/** A call of a helper, which is then part of the module. */
export function call({ helpers }: Context, helper: HelperName, ...parts: readonly string[]): string {
  helpers.add(helper);
  return `_${helper}(${parts.join(', ')})`;
}

/** The name of a constant of the module that is called after a field; the same code has one name. */
export function constant({ constants, constantNames }: Context, field: string, code: string): string {
  const known = constantNames.get(code);
  if (known !== undefined) return known;
  const words = field.toUpperCase().match(/[A-Z0-9]+/g) ?? ['FIELD'];
  // Names of the runtime do not end in a number.
  const name = `_${words.join('_').slice(0, 60)}_${constants.length + 1}`;
  constants.push({ name, code });
  constantNames.set(code, name);
  return name;
}
