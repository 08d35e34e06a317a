import { countOf, oneLine } from '../text.ts';
import { CHANGE_RELATIONS, type ChangeRelation, isMoved, type RuleChange } from './changes.ts';
import { detailsOf, whereText } from './text.ts';
import { IN_TIME } from './words.ts';

/** What a commit did to the rules of a file, beside the one before. */
export interface HistoryEntry {
  /** Null: it is not committed yet. */
  readonly commit: string | null;
  readonly parents: readonly string[];
  readonly date: string | null;
  readonly subject: string | null;
  /** What the file is called since then. */
  readonly file: string;
  /** That of the rule that changed most. */
  readonly relation: ChangeRelation;
  readonly rules: readonly RuleChange[];
}

/** The relation that says most of several; without any, nothing of a rule changed. */
export function relationOfAll(changes: readonly RuleChange[]): ChangeRelation {
  return CHANGE_RELATIONS.find((one) => changes.some(({ relation }) => relation === one)) ?? 'equivalent';
}

/** A commit on a line, and deeper what shows what it did; with their names where there are several rules. */
export function historyText({ commit, date, subject, relation, rules }: HistoryEntry): string {
  const quiet = rules.some(({ metadata }) => metadata.length > 0) ? 'metadata' : rules.some(isMoved) ? 'renamed' : 'equivalent';
  const label = relation === 'equivalent' ? quiet : relation;
  const head = [
    (commit?.slice(0, 10) ?? '').padEnd(10),
    (date?.slice(0, 10) ?? '').padEnd(10),
    label.padEnd(14),
    commit === null ? 'not committed' : oneLine(subject ?? ''),
  ].join('  ');
  const several = rules.length > 1;
  const lines = rules.flatMap((rule) => [
    ...(several ? [`${rule.relation}  ${oneLine(rule.name)}`] : []),
    ...(isMoved(rule) ? [whereText(rule, IN_TIME)] : []),
    ...detailsOf(rule, IN_TIME).map((line) => `${several ? '  ' : ''}${line}`),
  ]);
  return [head.trimEnd(), ...lines.map((line) => `    ${line}`)].join('\n');
}

/** How many commits did what. */
export function historySummaryText(entries: readonly HistoryEntry[]): string {
  const counts = CHANGE_RELATIONS.flatMap((relation) => {
    const count = entries.filter((entry) => entry.relation === relation).length;
    return count === 0 ? [] : [`${count} ${relation}`];
  });
  return `${countOf(entries.length, 'version')}: ${counts.join(', ')}`;
}
