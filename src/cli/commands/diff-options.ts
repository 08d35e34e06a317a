import type { RuleChange } from '../../report/changes/changes.ts';
import { EXIT, type ExitCode } from '../host/host.ts';
import type { RuleOptions } from '../rules/index.ts';

export interface DiffCommandOptions extends RuleOptions {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly scalar?: boolean;
  readonly effort?: number;
  readonly git?: string;
  readonly history?: string;
}

/** 2 when a rule is not understood now, 1 unless every rule is proven to catch what it caught. */
export function exitOfChanges(changes: readonly RuleChange[]): ExitCode {
  const is = (...relations: readonly RuleChange['relation'][]): boolean =>
    changes.some(({ relation }) => relations.includes(relation));
  if (is('meaning lost', 'unreadable')) return EXIT.input;
  return changes.every(({ relation }) => relation === 'equivalent') ? EXIT.ok : EXIT.disagreement;
}
