import { parse } from '../../../../src/api/parse.ts';
import { translate } from '../../../../src/api/translate.ts';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import type { Bridge } from '../../../../src/engines/pysigma/index.ts';
import { CONSTRUCTS, type Construct, PROFILES, type Profile } from '../../../../translators/sigma/profiles/index.ts';
import { exampleOf } from './documents.ts';
import type { ConsumerRecord, Said, Taken } from './record.ts';
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

/** Consumers behind a converter. */
export const CONVERTED: readonly (Profile & { readonly converter: NonNullable<Profile['converter']> })[] = Object.values(
  PROFILES,
).flatMap((profile) => (profile.converter === null ? [] : [{ ...profile, converter: profile.converter }]));

/** What a converter says to the example of each construct. */
export async function examplesOf(profile: (typeof CONVERTED)[number], bridge: Bridge): Promise<ConsumerRecord['examples']> {
  const said: { [construct: string]: Said } = {};
  for (const construct of Object.keys(CONSTRUCTS) as Construct[]) {
    const text = exampleOf(construct);
    if (text !== null) said[construct] = await ask(profile, text, bridge);
  }
  return said;
}

async function ask(profile: (typeof CONVERTED)[number], text: string, bridge: Bridge): Promise<Said> {
  const judged = await bridge.judge(text, [converterOf(profile.name, profile.converter)]);
  const made = judged.conversions.get(profile.name);
  if (made === undefined) return { refuses: judged.unparsed ?? 'no answer' };
  return 'refused' in made ? { refuses: made.refused } : { prints: made.queries.join('\n') };
}

/** How many of the rules a consumer's converter takes, and what comes of running what it makes of them. */
export async function measured(
  profile: (typeof CONVERTED)[number],
  rules: readonly NamedRule[],
  events: number,
  bridge: Bridge,
): Promise<ConsumerRecord> {
  const taxonomy = profile.name === 'kusto' ? 'sigma' : 'ecs';
  const empty = () => ({ rules: 0, sayable: 0, asPrinted: 0, fitted: 0, unforeseen: [] as string[] });
  const [single, several] = [empty(), empty()];
  const refusals: { [reason: string]: number } = {};
  const converted: Converted[] = [];
  for (const { file, subject } of rules) {
    const taken = subject.rule.plan.kind === 'single' ? single : several;
    taken.rules++;
    const printed = translate(subject.rule, 'sigma', { taxonomy });
    if (printed.status === 'refused') continue;
    taken.sayable++;
    if ('prints' in (await ask(profile, printed.text, bridge))) taken.asPrinted++;
    const fitted = translate(subject.rule, 'sigma', { taxonomy, consumer: profile.name });
    if (fitted.status === 'refused') {
      const reasons = new Set(fitted.reasons.map(({ message }) => message.slice(message.indexOf(profile.title))));
      for (const reason of reasons) refusals[reason] = (refusals[reason] ?? 0) + 1;
      continue;
    }
    const said = await ask(profile, fitted.text, bridge);
    if ('refuses' in said) {
      taken.unforeseen.push(`${file}: ${said.refuses}`);
      continue;
    }
    taken.fitted++;
    if (taken === single) converted.push({ file, subject, losses: fitted.losses, query: said.prints });
  }
  const runner = runnerOf(profile.name, bridge);
  const ran = runner === null || events === 0 ? null : await runConverted(runner.on, runner.engine, converted, events);
  const done: { readonly single: Taken; readonly several: Taken } = { single, several };
  return { name: profile.name, taxonomy, ...done, ran, refusals, examples: await examplesOf(profile, bridge) };
}
