import groupBy from 'lodash/groupBy.js';
import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import type { Rule } from '../ir/index.ts';
import type { LanguageName } from '../languages/index.ts';
import type { Blocker, ConstructCoverage, CoverageReport, FieldObstacle, TargetCoverage } from '../report/index.ts';
import { isNonEmpty } from '../source/index.ts';
import { languageOf } from './language-of.ts';
import type { ParsedRule } from './parse.ts';
import { type Translated, type Translator, translate } from './translate.ts';

/** A rule by its name, and its reading; null when it did not parse, with the codes of its problems. */
export interface CoverageSubject {
  readonly name: string;
  readonly parsed: ParsedRule | null;
  readonly codes: readonly string[];
}

interface Reason {
  readonly target: TargetName;
  readonly status: 'lossy' | 'refused';
  readonly code: string;
  readonly rule: string;
  readonly fields: readonly string[];
}

/** Translates every rule to every target and counts. */
export function measureCoverage(
  subjects: readonly CoverageSubject[],
  others: ReadonlyMap<string, number> = new Map(),
  translator: Translator = translate,
): CoverageReport {
  const targets = TARGET_NAMES;
  const judged = subjects.flatMap(({ name, parsed }) =>
    parsed?.meaning.ok === true ? [judge(name, parsed, parsed.meaning.value.rule, targets, translator)] : [],
  );
  const reasons = judged.flatMap((one) => one.reasons);
  return {
    rules: subjects.length,
    parsed: subjects.filter((subject) => subject.parsed !== null).length,
    accepted: judged.length,
    targets: Object.fromEntries(targets.map((target) => [target, coverageOf(target, judged, reasons)])),
    blockers: blockersOf(reasons),
    fields: obstaclesOf(reasons),
    constructs: constructsOf(judged, targets),
    rejected: subjects.flatMap(({ name, parsed, codes }) => {
      if (parsed === null) return [{ name, codes }];
      return parsed.meaning.ok ? [] : [{ name, codes: distinct(parsed.meaning.problems.map((problem) => problem.code)) }];
    }),
    others: Object.fromEntries([...others].sort((a, b) => b[1] - a[1])),
  };
}

interface Judged {
  readonly statuses: ReadonlyMap<TargetName, Translated['status']>;
  readonly reasons: readonly Reason[];
  readonly constructs: ReadonlySet<string>;
}

function judge<Name extends LanguageName>(
  name: string,
  parsed: ParsedRule<Name>,
  rule: Rule,
  targets: readonly TargetName[],
  translator: Translator,
): Judged {
  const { syntax } = parsed;
  const language = languageOf(parsed.document);
  const translations = targets.map((target) => [target, translator(rule, target)] as const);
  const reasons = translations.flatMap(([target, translation]): readonly Reason[] => {
    const found = translation.status === 'refused' ? translation.reasons : translation.losses;
    const status = translation.status === 'refused' ? 'refused' : 'lossy';
    return found.map(({ code, span }) => ({ target, status, code, rule: name, fields: language.fieldsWithin(syntax, span) }));
  });
  return {
    statuses: new Map(translations.map(([target, { status }]) => [target, status])),
    reasons,
    constructs: language.constructs(syntax),
  };
}

function coverageOf(target: TargetName, judged: readonly Judged[], reasons: readonly Reason[]): TargetCoverage {
  const count = (status: Translated['status']): number => judged.filter((one) => one.statuses.get(target) === status).length;
  const codes = (status: Reason['status']): { readonly [code: string]: number } =>
    Object.fromEntries(
      blockersOf(reasons.filter((reason) => reason.target === target && reason.status === status)).map(({ code, rules }) => [
        code,
        rules.length,
      ]),
    );
  return {
    exact: count('exact'),
    lossy: count('lossy'),
    refused: count('refused'),
    losses: codes('lossy'),
    refusals: codes('refused'),
  };
}

function blockersOf(reasons: readonly Reason[]): readonly Blocker[] {
  const groups = Object.values(groupBy(reasons, ({ target, status, code }) => `${target} ${status} ${code}`));
  return groups
    .flatMap((group) =>
      isNonEmpty(group)
        ? [
            {
              target: group[0].target,
              status: group[0].status,
              code: group[0].code,
              rules: distinct(group.map(({ rule }) => rule)),
            },
          ]
        : [],
    )
    .sort((a, b) => b.rules.length - a.rules.length);
}

function obstaclesOf(reasons: readonly Reason[]): readonly FieldObstacle[] {
  const single = reasons.flatMap((reason) => reason.fields.map((field) => ({ ...reason, field })));
  const groups = Object.values(groupBy(single, ({ target, field }) => `${target} ${field}`));
  return groups
    .flatMap((group) =>
      isNonEmpty(group)
        ? [{ target: group[0].target, field: group[0].field, rules: distinct(group.map(({ rule }) => rule)) }]
        : [],
    )
    .sort((a, b) => b.rules.length - a.rules.length);
}

function constructsOf(judged: readonly Judged[], targets: readonly TargetName[]): readonly ConstructCoverage[] {
  const names = distinct(judged.flatMap((one) => [...one.constructs]));
  return names
    .map((construct) => {
      const users = judged.filter((one) => one.constructs.has(construct));
      const exact = targets.map((target) => [target, users.filter((one) => one.statuses.get(target) === 'exact').length]);
      return { construct, rules: users.length, exact: Object.fromEntries(exact) as ConstructCoverage['exact'] };
    })
    .sort((a, b) => b.rules - a.rules);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
