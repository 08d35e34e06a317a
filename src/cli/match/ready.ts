import type { ParsedRule } from '../../api/parse.ts';
import type { StreamRuleCompiler } from '../../api/stream-rules.ts';
import type { Meaning } from '../../contract/index.ts';
import type { LanguageName } from '../../languages/index.ts';
import type { SeriesRule, StreamRule } from '../../stream/index.ts';
import { EXIT, type ExitCode } from '../host/host.ts';
import { exitLeftOut, labelOf, meaningOf, nameOf, problemsIn, type Telling } from '../rules/index.ts';

/** A rule that can run. */
export type ReadyRule = StreamRule | SeriesRule;

type Ready =
  | { readonly ok: true; readonly ready: ReadyRule; readonly meant: Meaning<LanguageName> }
  | { readonly ok: false; readonly exitCode: ExitCode };

/** Makes a rule ready to run, or tells why it is left out. */
export function readyToRun(parsed: ParsedRule, compile: StreamRuleCompiler, telling: Telling): Ready {
  const meant = meaningOf(parsed, telling);
  if (meant === null) return { ok: false, exitCode: exitLeftOut(parsed) };
  const name = nameOf(parsed);
  const compiled = compile(meant.rule, { id: meant.rule.meta.id ?? name, name });
  if (compiled.ok) {
    telling.tell('loss', problemsIn(parsed.document.query, compiled.warnings), labelOf(parsed));
    return { ok: true, ready: compiled.value, meant };
  }
  telling.tell('error', problemsIn(parsed.document.query, compiled.problems), labelOf(parsed));
  telling.detail(`error: ${labelOf(parsed)}: left out, match cannot run it`);
  return { ok: false, exitCode: EXIT.refused };
}
