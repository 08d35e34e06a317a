import { onlookerOf } from '../../src/api/onlooker.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import type { ExitCode, Host } from '../../src/cli/host/host.ts';
import { readyToRun } from '../../src/cli/match/ready.ts';
import { loadRules, type RuleOptions } from '../../src/cli/rules/index.ts';
import { countOf } from '../../src/report/text.ts';
import type { ContestRule } from './rules.ts';

/** The rules of files that can run, and the exit codes of all; what is wrong with a rule is told. */
export async function loadContestRules(
  patterns: readonly string[],
  options: RuleOptions,
  host: Host,
): Promise<{ readonly rules: readonly ContestRule[]; readonly codes: readonly ExitCode[] }> {
  const loaded = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const compile = streamRuleCompiler(host.now());
  const called = new Set<string>();
  let doubles = 0;
  const rules = loaded.rules.flatMap((parsed): readonly ContestRule[] => {
    const prepared = readyToRun(parsed, compile, loaded.telling);
    if (!prepared.ok) {
      codes.push(prepared.exitCode);
      return [];
    }
    const { ready, meant } = prepared;
    const { id, name } = ready;
    const call = JSON.stringify([id, name]);
    if (called.has(call)) {
      doubles++;
      return [];
    }
    called.add(call);
    const eql = parsed.document.language === 'eql' ? parsed.document.query.text : null;
    return [
      {
        id,
        name,
        file: parsed.document.documentName,
        rule: meant.rule,
        schema: meant.schema,
        eql,
        ready,
        onlooker: onlookerOf(meant.rule),
      },
    ];
  });
  loaded.telling.end();
  if (doubles > 0)
    host.note(
      `note: ${countOf(doubles, 'rule')} with the id and name of another: left out, since matches could not be told apart`,
    );
  return { rules, codes };
}
