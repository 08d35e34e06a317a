import type { ParsedRule } from '../../api/parse.ts';
import { throughPipelines, unusedNames } from '../../api/pipelines.ts';
import type { Host } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { labelOf } from './names.ts';
import type { RuleOptions } from './options.ts';
import { problemsIn, type Telling } from './problems.ts';

/** Rules under the names of `--pipeline` and `--field`. One that a pipeline cannot be applied to has a problem in the place of its meaning. */
export function pipedRules(
  rules: readonly ParsedRule[],
  { pipelines, ruleTimeout }: RuleOptions,
  host: Host,
  telling: Telling,
): readonly ParsedRule[] {
  if (pipelines === undefined) return rules;
  const timeout = ruleTimeout ?? RULE_TIMEOUT;
  return rules.map((parsed): ParsedRule => {
    const { meaning, document } = parsed;
    if (!meaning.ok) return parsed;
    const done = host.withinTime(() => throughPipelines(meaning.value, pipelines), timeout);
    if (!done.ended) {
      const whole = { start: 0, end: document.query.text.length };
      return { ...parsed, meaning: { ok: false, problems: [tookTooLong('applying pipelines to it', timeout, whole)] } };
    }
    const piped = done.value;
    if (!piped.ok) return { ...parsed, meaning: piped };
    telling.tell('note', problemsIn(document.query, piped.value.notes), labelOf(parsed));
    return { ...parsed, meaning: { ...meaning, value: piped.value.meaning } };
  });
}

/** Tells of names that were given for fields which none of the rules, as they are written, asks. */
export function tellUnusedNames(rules: readonly ParsedRule[], { pipelines }: RuleOptions, host: Host): void {
  if (pipelines === undefined || rules.length === 0) return;
  const unused = unusedNames(
    rules.flatMap(({ meaning }) => (meaning.ok ? [meaning.value.rule] : [])),
    pipelines.fields,
  );
  if (unused !== null) host.note(`note: ${unused.message} [${unused.code}]`);
}
