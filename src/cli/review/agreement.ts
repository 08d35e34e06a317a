import { TARGET_NAMES, TARGETS, type TargetName } from '../../../translators/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { type FilePair, pairRules } from '../../api/prove/pair-rules.ts';
import { translate } from '../../api/translate.ts';
import type { RuleChange, RulePlace } from '../../report/changes/changes.ts';
import { type Baseline, type KnownShortfall, progressOf, type RuleReport } from '../../report/index.ts';
import type { Reviewed, ReviewFinding } from '../../report/review/review.ts';
import type { Host } from '../host/host.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { idByFile } from '../options/baseline-ids.ts';
import { checkAll } from '../threads/check-all.ts';
import { lineOf } from './changes.ts';

/** A rule that changed and has a meaning now. */
interface ChangedRule {
  readonly name: string;
  readonly place: RulePlace;
  readonly now: CheckableRule;
  /** Its file holds no other. */
  readonly isAlone: boolean;
  /** Null: it was not there, or had no meaning. */
  readonly before: CheckableRule | null;
}

/** The rules of both versions that changed, with what they mean. */
export function changedRules(pairs: readonly FilePair[], changes: readonly RuleChange[]): readonly ChangedRule[] {
  const keyOf = (name: string, file: string): string => JSON.stringify([name, file]);
  const changed = new Map(
    changes.flatMap(({ name, after }) => (after === null ? [] : [[keyOf(name, after.file), after] as const])),
  );
  return pairRules(pairs).flatMap(({ before, after }): readonly ChangedRule[] => {
    const place = after === null ? undefined : changed.get(keyOf(after.name, after.file));
    if (after === null || place === undefined || !after.parsed.meaning.ok) return [];
    const old = before?.parsed.meaning.ok === true ? { syntax: before.parsed.syntax, ...before.parsed.meaning.value } : null;
    const now = { syntax: after.parsed.syntax, ...after.parsed.meaning.value };
    const isAlone = pairs[after.at]?.after?.rules.length === 1;
    return [{ name: after.name, place, now, isAlone, before: old }];
  });
}

interface CheckedBy {
  readonly target?: readonly TargetName[];
  readonly events: number;
  readonly seed: number;
  readonly ruleTimeout?: number;
}

/** What targets refuse or lose of changed rules and did not before, and engines that do not agree; without what a baseline knows. */
export async function agreementFindings(
  rules: readonly ChangedRule[],
  baseline: Baseline | null,
  { target, events, seed, ruleTimeout = RULE_TIMEOUT }: CheckedBy,
  progress: (eventsDone: number) => void,
  host: Host,
): Promise<readonly ReviewFinding[]> {
  const nothing = { against: null, forms: {}, examples: false, pins: false, external: null } as const;
  const settings = { ...nothing, events, seed, targets: target ?? null, patience: ruleTimeout, apart: true };
  const subjects = rules.map(({ now }) => now);
  const reports = await checkAll(subjects, null, settings, host, progress);
  const findings: ReviewFinding[] = [];
  for (const [at, changed] of rules.entries()) {
    const report = reports[at];
    if (report === undefined) continue;
    if (report.failure !== null) findings.push(findingOf(changed, 'disagreement', null, report.failure));
    const id = report.id ?? idByFile(changed.place.file, changed.name, changed.isAlone);
    const { worse } = progressOf({ rules: [{ ...report, id }] }, baseline ?? { version: 1, known: [] });
    const before = new Set(shortfallsBefore(changed.before, report, ruleTimeout, host).map(keyOf));
    for (const one of worse) if (!before.has(keyOf(one))) findings.push(findingOfShortfall(changed, one, report));
  }
  return findings;
}

function keyOf({ of, is, code }: Pick<KnownShortfall, 'of' | 'is' | 'code'>): string {
  return JSON.stringify([of, is, code]);
}

/** What the targets that were judged refused or lost of a rule as it was. */
function shortfallsBefore(
  before: CheckableRule | null,
  { translations }: RuleReport,
  ruleTimeout: number,
  { withinTime }: Host,
): readonly Pick<KnownShortfall, 'of' | 'is' | 'code'>[] {
  if (before === null) return [];
  const judged = TARGET_NAMES.filter((name) => translations.some(({ target }) => target === name));
  return judged.flatMap((of) => {
    const made = withinTime(() => translate(before.rule, of), ruleTimeout);
    if (!made.ended || made.value.status === 'exact') return [];
    const { status: is } = made.value;
    return (made.value.status === 'lossy' ? made.value.losses : made.value.reasons).map(({ code }) => ({ of, is, code }));
  });
}

function findingOfShortfall(changed: ChangedRule, { of, is, code }: KnownShortfall, { translations }: RuleReport): ReviewFinding {
  if (is !== 'refused' && is !== 'lossy') return findingOf(changed, 'disagreement', code, `${of} ${is}`);
  const reasons = translations.find(({ target }) => target === of)?.reasons ?? [];
  const reason = reasons.find((one) => one.code === code)?.message ?? '';
  const title = TARGET_NAMES.find((name) => name === of);
  return findingOf(changed, is, code, `${title === undefined ? of : TARGETS[title].title}: ${reason}`);
}

function findingOf({ name, place }: ChangedRule, kind: Reviewed, code: string | null, message: string): ReviewFinding {
  return { kind, rule: name, file: place.file, place: lineOf(place.line), code, message };
}
