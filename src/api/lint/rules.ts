import { compile } from '../../../translators/js/index.ts';
import type { Event } from '../../event/index.ts';
import type { Plan, Rule } from '../../ir/index.ts';
import { type Effort, portion, questionsAbout } from '../../proof/index.ts';
import { printableLine } from '../../source/index.ts';
import type { ParsedRule } from '../parse.ts';
import { diagnostic } from './codes.ts';
import type { Comparable } from './comparable.ts';
import type { Finding } from './finding.ts';
import { ruleIndex } from './rule-index.ts';

/** Steps for an event of a rule, and for all proofs about it and others. */
const MOST_STEPS = 2_000_000;
/** Steps for the proof about two rules. */
const MOST_FOR_PAIR = 500_000;
/** So many rules that match an event of another are looked at. */
const MOST_PAIRS = 20;

/**
 * Rules whose events another rule matches as well, by their numbers. Only where the other one matches an event that was found for a rule is
 * it proven for all events; and which rules may match it an index tells.
 */
export function examineRules(rules: readonly ParsedRule[]): ReadonlyMap<number, Finding> {
  const known = rules.flatMap(comparable);
  const candidates = ruleIndex(known);
  const found = new Map<number, Finding>();
  const equal = new Set<string>();
  for (const one of known) {
    const effort: Effort = { left: MOST_STEPS };
    const wider = candidates(one.event)
      .filter((other) => other !== one && isBeside(one.rule, other.rule) && !equal.has(`${one.number} ${other.number}`))
      .filter((other) => other.matches(one.event))
      .slice(0, MOST_PAIRS)
      .find((other) => asks(one, other, effort).decide([true, false]).kind === 'none');
    if (wider === undefined) continue;
    const same = isBeside(wider.rule, one.rule) && asks(one, wider, effort).decide([false, true]).kind === 'none';
    // Of two that are equal the later one is told of.
    if (same && wider.number > one.number) continue;
    if (same) equal.add(`${wider.number} ${one.number}`);
    found.set(one.number, findingOf(one, wider, same));
  }
  return found;
}

function asks(one: Comparable, other: Comparable, effort: Effort): ReturnType<typeof questionsAbout> {
  return questionsAbout([one.where, other.where], one.rule.semantics.folding, portion(effort, MOST_FOR_PAIR));
}

function comparable(parsed: ParsedRule, number: number): readonly Comparable[] {
  if (!parsed.meaning.ok) return [];
  const { rule } = parsed.meaning.value;
  const { plan }: { readonly plan: Plan } = rule;
  if (plan.kind !== 'single' || rule.beyond !== undefined || plan.where.kind === 'constant') return [];
  const answer = questionsAbout([plan.where], rule.semantics.folding, { left: MOST_STEPS }).find([true]);
  const compiled = compile(rule);
  if (answer.kind !== 'event' || !compiled.ok) return [];
  const matches = (event: Event): boolean => compiled.value(event);
  return [{ number, parsed, rule, where: plan.where, event: answer.event, matches }];
}

/** Whether a rule gets all the events that another gets: of the same log source, or of the same indices. */
function isBeside(one: Rule, other: Rule): boolean {
  const [own, others] = [one.meta, other.meta];
  if (JSON.stringify(own.logSource) !== JSON.stringify(others.logSource)) return false;
  return others.indices.length === 0 || (own.indices.length > 0 && own.indices.every((index) => others.indices.includes(index)));
}

function findingOf({ parsed: { document } }: Comparable, wider: Comparable, same: boolean): Finding {
  const { query, meta, documentName } = wider.parsed.document;
  const name = printableLine(`${meta.name ?? meta.id ?? 'a rule'} (${documentName}:${query.line})`).slice(0, 300);
  const length = document.query.text.search(/[\r\n]/);
  const place = { start: 0, end: length < 1 ? document.query.text.length : length };
  return {
    diagnostic: same
      ? diagnostic('lint-rules-equal', `this rule matches the same events as ${name}`, place)
      : diagnostic('lint-rule-subsumed', `whatever this rule matches is matched by ${name} as well`, place),
    evidence: {
      asked: `an event that this rule matches and the other does not${same ? ', or the other way round' : ''}`,
      answer: null,
    },
    mend: null,
  };
}
