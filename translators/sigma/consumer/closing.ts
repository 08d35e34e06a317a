import type { Rule } from '../../../src/ir/index.ts';
import { isNonEmpty } from '../../../src/source/index.ts';
import type { Search, SigmaArtifact, SigmaDocument } from '../artifact.ts';
import type { KeyedTest } from '../clause.ts';
import { takersOf } from '../event-test.ts';
import type { SigmaOptions } from '../options.ts';
import { type Construct, isLost, PROFILES, type Profile } from '../profiles/index.ts';
import { translateSigma } from '../translate.ts';
import { constructsOf } from './constructs.ts';
import { correlationConstructs } from './correlation.ts';

/**
 * What there is to say of the rules together. For nobody in particular: how many of them arrive at whom, as they are printed and if
 * they are printed for them; of a single rule, at whom. For a consumer: what is known of it, and whence. No converter is run: profiles say it.
 */
export function closingLines(rules: readonly Rule[], options: SigmaOptions): readonly string[] {
  const { name, title, measured, evidence } = PROFILES[options.consumer];
  const versions = measured.map(({ software, version }) => `${software} ${version}`).join(', ');
  if (name !== 'spec') {
    const how = evidence.kind === 'run' ? `run on ${evidence.on}` : 'read, not run by anybody here';
    return [`printed for ${title} as measured with ${versions}; what it makes of the rules was ${how}`];
  }
  const counts = CONSUMERS.map((profile) => ({ profile, printed: 0, fitted: 0 }));
  for (const rule of rules) {
    const translation = translateSigma(rule, options);
    if (translation.status === 'refused') continue;
    const shown = shownIn(translation.artifact);
    const takers = new Set(fittedFor(rule, options));
    for (const count of counts) {
      if (![...shown].some((construct) => isLost(count.profile.rows[construct]))) count.printed++;
      if (takers.has(count.profile)) count.fitted++;
    }
  }
  if (rules.length === 1) return counts.every(({ fitted }) => fitted === 0) ? [] : [oneLine(counts)];
  const each = counts.map(({ profile, printed, fitted }) => `${profile.name} ${printed}, ${fitted}`);
  return [`of ${rules.length} rules so many arrive as printed, and with --for: ${each.join('; ')}`];
}

interface Count {
  readonly profile: Profile;
  readonly printed: number;
  readonly fitted: number;
}

/** Who takes the only rule there is. */
function oneLine(counts: readonly Count[]): string {
  const those = (kept: (count: Count) => boolean) => counts.filter(kept).map(({ profile }) => profile.name);
  const asPrinted = those(({ printed }) => printed > 0);
  const onlyFor = those(({ printed, fitted }) => printed === 0 && fitted > 0);
  const by = asPrinted.length === 0 ? 'no consumer' : asPrinted.join(', ');
  return `taken as printed by ${by}${onlyFor.length === 0 ? '' : `; with --for also by ${onlyFor.join(', ')}`}`;
}

const CONSUMERS: readonly Profile[] = Object.values(PROFILES).filter(({ name }) => name !== 'spec');

/** The consumers that a rule can be printed for. */
function fittedFor(rule: Rule, options: SigmaOptions): readonly Profile[] {
  const { plan } = rule;
  if (plan.kind === 'single') return takersOf(CONSUMERS, plan.where, plan.origin, rule, options);
  return CONSUMERS.filter(({ name }) => translateSigma(rule, { ...options, consumer: name }).status !== 'refused');
}

/** The constructs of a printed artifact. */
function shownIn({ documents }: SigmaArtifact): ReadonlySet<Construct> {
  return new Set(documents.flatMap(documentConstructs));
}

function documentConstructs(document: SigmaDocument): readonly Construct[] {
  switch (document.kind) {
    case 'rule':
    case 'event':
      return [...document.detection.searches.values()].flatMap(searchConstructs);
    case 'correlation':
    case 'count':
      return correlationConstructs(document.correlation);
  }
}

function searchConstructs(search: Search): readonly Construct[] {
  if ('keywords' in search) return ['keywords'];
  return search.flatMap((map) =>
    [...map].flatMap(([key, values]): readonly Construct[] => {
      const [field = '', ...modifiers] = key.split('|');
      const test: KeyedTest = { kind: 'keyed', field, about: field, origin: NOWHERE, modifiers, values, joins: false };
      return isNonEmpty(values) ? [...constructsOf(test)] : [];
    }),
  );
}

const NOWHERE = { start: 0, end: 0 };
