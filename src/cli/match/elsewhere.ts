import type { ParsedRule } from '../../api/parse.ts';
import { table } from '../../report/table.ts';
import { type Diagnostic, printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { problemsIn, type Telling } from '../rules/index.ts';

/** How many matches a rule had where its events are. */
export interface Counted {
  readonly id: string;
  readonly name: string;
  readonly matches: number;
  /** False: what was found is not all. */
  readonly whole: boolean;
}

/** `--count` of rules that ran elsewhere. */
export function countsText(counted: readonly Counted[], json: boolean, width: number): string {
  if (json) return `${printableJson({ rules: counted }, 2)}\n`;
  return `${table(
    ['rule', 'name', 'matches', ''],
    counted.map(({ id, name, matches, whole }) => [id, name, matches, whole ? '' : 'not all']),
    width,
  )}\n`;
}

/** What was printed before a failure stays printed. */
export function noteBroken(label: string, message: string, matches: number, host: Host): void {
  const partly =
    matches === 0 ? '' : `; the ${matches === 1 ? 'match before that is' : `${matches} matches before that are`} not all`;
  host.note(`error: ${label}: ${message}${partly}`);
}

/** Tells why a rule cannot be run there. */
export function refuseRule(parsed: ParsedRule, label: string, problems: readonly Diagnostic[], telling: Telling): ExitCode {
  telling.tell('error', problemsIn(parsed.document.query, problems), label);
  telling.detail(`error: ${label}: left out, it cannot be run there`);
  return EXIT.refused;
}
