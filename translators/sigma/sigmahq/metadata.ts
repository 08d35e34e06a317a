import type { Metadata } from '../artifact.ts';
import { addNote, type Report } from '../report.ts';
import { descriptionAsSigmahq, linksIn, withoutSchemes } from './description.ts';
import { titleAsSigmahq } from './title.ts';

/** What a rule says of itself, as rules of SigmaHQ say it (sigma-specification, sigmahq/sigmahq-rule-convention.md). */
export function metadataAsSigmahq(rule: Metadata, report: Report): Metadata {
  const references = rule.references.filter((link) => !isBranch(link));
  const falsePositives = rule.falsePositives.filter(
    (sentence) => !sentence.split(' ').some((word) => BANNED.has(word.toLowerCase())),
  );
  const links =
    rule.description === null || references.length > 0 ? [] : linksIn(rule.description).filter((link) => !isBranch(link));
  const linked = references.length > 0 || links.length > 0;
  const description = rule.description === null ? null : descriptionAsSigmahq(rule.description);
  tellLeftOut(rule, references, falsePositives, report);
  tellMissing(rule, report);
  return {
    ...rule,
    title: titleAsSigmahq(rule.title),
    description: description === null || linked ? description : withoutSchemes(description),
    references: linked ? [...references, ...links] : [],
    modified: rule.modified !== null && rule.date !== null && rule.modified > rule.date ? rule.modified : null,
    falsePositives: falsePositives.length === 0 ? ['Unknown'] : falsePositives,
    elastic: new Map(),
  };
}

/** A file on GitHub as it is today: SigmaHQ wants the commit in the link. */
function isBranch(link: string): boolean {
  return /^https:\/\/github\.com\/.*\.\w{1,3}$/.test(link) && !/\/[0-9a-z]{40}\//.test(link);
}

/** Words that no false positive there may have. */
const BANNED: ReadonlySet<string> = new Set(['none', 'pentest', 'penetration']);

const START = { start: 0, end: 0 };

function tellLeftOut(rule: Metadata, references: readonly string[], falsePositives: readonly string[], report: Report): void {
  const left = [
    ...(rule.elastic.size === 0 ? [] : [`what Sigma has no key for (${[...rule.elastic.keys()].join(', ')})`]),
    ...rule.references.filter((link) => !references.includes(link)).map((link) => `a link to a branch on GitHub (${link})`),
    ...rule.falsePositives
      .filter((one) => !falsePositives.includes(one))
      .map((one) => `a false positive in words that it bans (${one})`),
  ];
  for (const one of left) addNote(report, 'sigma-style-left-out', `rules of SigmaHQ do not have ${one}; it is left out`, START);
}

/** The fewest characters of a description that SigmaHQ's checks take. */
const SHORTEST = 16;

function tellMissing({ author, date, description, level }: Metadata, report: Report): void {
  const missing = [
    ...((description ?? '').length < SHORTEST ? [description === null ? 'a description' : 'a longer description'] : []),
    ...(author === null ? ['an author'] : []),
    ...(date === null ? ['a date'] : []),
    ...(level === null ? ['a level'] : []),
  ];
  if (missing.length === 0) return;
  addNote(report, 'sigma-style-asks', `SigmaHQ asks for ${missing.join(', ')}, which the rule does not have`, START);
}
