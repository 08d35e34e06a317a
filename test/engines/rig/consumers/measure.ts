import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { parse } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { Bridge } from '../../../../src/engines/pysigma/index.ts';
import { CONSTRUCTS, type Construct, PROFILES, type Profile } from '../../../../translators/sigma/profiles/index.ts';
import { exampleOf } from './documents.ts';
import type { ConsumerRecord, Said } from './record.ts';
import { type Converted, converterOf, runConverted, runnerOf } from './run.ts';

export interface NamedRule {
  readonly file: string;
  readonly subject: CheckableRule;
}

/** The rules of files that are understood. */
export function rulesIn(files: readonly { readonly file: string; readonly text: string }[]): readonly NamedRule[] {
  return files.flatMap(({ file, text }) => {
    const [parsed] = parse(text, { name: file }).rules;
    if (parsed === undefined || !parsed.meaning.ok) return [];
    return [{ file, subject: { syntax: parsed.syntax, ...parsed.meaning.value } }];
  });
}

type Behind = Profile & { readonly converter: NonNullable<Profile['converter']> };

/** Consumers behind a converter. */
export const CONVERTED: readonly Behind[] = Object.values(PROFILES).flatMap((profile) =>
  profile.converter === null ? [] : [{ ...profile, converter: profile.converter }],
);

/** What a converter says to the example of each construct. */
export async function examplesOf(profile: Behind, bridge: Bridge): Promise<ConsumerRecord['examples']> {
  const said: { [construct: string]: Said } = {};
  for (const construct of Object.keys(CONSTRUCTS) as Construct[]) {
    const text = exampleOf(construct);
    if (text !== null) said[construct] = (await ask([profile], text, bridge))(profile.name);
  }
  return said;
}

/** What each converter says to a text. */
async function ask(profiles: readonly Behind[], text: string, bridge: Bridge): Promise<(name: string) => Said> {
  const converters = profiles.map(({ name, converter }) => converterOf(name, converter));
  const judged = await bridge.judge(text, converters, false);
  return (name) => {
    const made = judged.conversions.get(name);
    if (made === undefined) return { refuses: judged.unparsed ?? 'no answer' };
    return 'refused' in made ? { refuses: made.refused } : { prints: made.queries.join('\n') };
  };
}

/** The names that a consumer has columns for. */
function taxonomyFor({ name }: Profile): 'ecs' | 'sigma' {
  return name === 'kusto' ? 'sigma' : 'ecs';
}

interface Count {
  readonly profile: Behind;
  readonly single: ReturnType<typeof nothing>;
  readonly several: ReturnType<typeof nothing>;
  readonly refusals: { [reason: string]: number };
  readonly converted: Converted[];
}

function nothing() {
  return { rules: 0, sayable: 0, asPrinted: 0, fitted: 0, unforeseen: [] as string[] };
}

/** How much is run of what is converted. */
export interface Running {
  readonly events: number;
  /** Every so-many-th rule. */
  readonly step: number;
}

/** How many of the rules the converter of each consumer takes, and what comes of running what it makes of them. */
export async function measured(
  profiles: readonly Behind[],
  rules: readonly NamedRule[],
  { events, step }: Running,
  bridge: Bridge,
): Promise<readonly ConsumerRecord[]> {
  const counts = profiles.map(
    (profile): Count => ({ profile, single: nothing(), several: nothing(), refusals: {}, converted: [] }),
  );
  for (const [at, rule] of rules.entries()) {
    for (const taxonomy of ['ecs', 'sigma'] as const) {
      const asked = counts.filter(({ profile }) => taxonomyFor(profile) === taxonomy);
      if (asked.length > 0) await count(asked, rule, taxonomy, at % step === 0, bridge);
    }
  }
  const records: ConsumerRecord[] = [];
  for (const { profile, single, several, refusals, converted } of counts) {
    const runner = runnerOf(profile.name, bridge);
    const ran = runner === null || events === 0 ? null : await runConverted(runner.on, runner.engine, converted, events);
    const examples = await examplesOf(profile, bridge);
    records.push({ name: profile.name, taxonomy: taxonomyFor(profile), single, several, ran, refusals, examples });
  }
  return records;
}

async function count(
  counts: readonly Count[],
  { file, subject }: NamedRule,
  taxonomy: 'ecs' | 'sigma',
  runs: boolean,
  bridge: Bridge,
): Promise<void> {
  const kind = subject.rule.plan.kind === 'single' ? 'single' : 'several';
  for (const one of counts) one[kind].rules++;
  const printed = translate(subject.rule, 'sigma', { taxonomy });
  if (printed.status === 'refused') return;
  const says = await ask(
    counts.map(({ profile }) => profile),
    printed.text,
    bridge,
  );
  for (const one of counts) {
    const { profile, refusals, converted } = one;
    const taken = one[kind];
    taken.sayable++;
    if ('prints' in says(profile.name)) taken.asPrinted++;
    const fitted = translate(subject.rule, 'sigma', { taxonomy, consumer: profile.name });
    if (fitted.status === 'refused') {
      const reasons = new Set(fitted.reasons.map(({ message }) => message.slice(message.indexOf(profile.title))));
      for (const reason of reasons) refusals[reason] = (refusals[reason] ?? 0) + 1;
      continue;
    }
    const said = (await ask([profile], fitted.text, bridge))(profile.name);
    if ('refuses' in said) {
      taken.unforeseen.push(`${file}: ${said.refuses}`);
      continue;
    }
    taken.fitted++;
    if (kind === 'single' && runs) converted.push({ file, subject, losses: fitted.losses, query: said.prints });
  }
}
