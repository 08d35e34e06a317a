import type { EventId } from '../../event/index.ts';
import { type Case, type CaseFile, casesOf } from './case.ts';

/** What is wrong with files of cases beyond their shape: nobody could trust them. */
export function problemsOf(files: readonly CaseFile[]): readonly string[] {
  const all = files.flatMap(casesOf);
  return [
    ...repeated(all.map(({ id }) => id)).map((id) => `${id}: several cases have this id`),
    ...repeated(all.map(questionOf)).map((question) => `asked twice: ${question}`),
    ...all.flatMap((one) => problemsOfCase(one).map((problem) => `${one.id}: ${problem}`)),
    ...files.flatMap((file) => file.groups.flatMap((group) => problemsOfGroup(casesOf({ ...file, groups: [group] })))),
  ];
}

function problemsOfCase({ why, cites, answered, events, matches, rule }: Case): readonly string[] {
  const unknown = matches.flat().filter((id) => !Number.isInteger(id) || id < 0 || id >= events.length);
  return [
    ...(/^[A-Z`"0-9].*\.$/s.test(why) && !why.includes('\n')
      ? []
      : ['why is one sentence: it begins with a capital and ends in a full stop']),
    ...(cites.every((one) => one.trim() !== '') ? [] : ['it cites nothing']),
    ...(answered.by === 'hand' && answered.because.trim() === '' ? ['it does not say who answered, or how'] : []),
    ...(events.length > 0 ? [] : ['it has no events']),
    ...(rule.trim() === rule && rule !== '' ? [] : ['blanks stand around its rule']),
    ...unknown.map((id) => `there is no event ${id}`),
    ...(matches.every((match) => match.length > 0) ? [] : ['a match has no events']),
  ];
}

/** Matchers that read nothing. A group of cases that one of them passes shows nothing. */
const TRIVIAL: Readonly<Record<string, (one: Case) => readonly (readonly EventId[])[]>> = {
  nothing: () => [],
  everything: ({ events }) => events.map((_, id) => [id]),
};

function problemsOfGroup(cases: readonly Case[]): readonly string[] {
  const [first] = cases;
  return Object.entries(TRIVIAL)
    .filter(([, found]) => cases.every((one) => JSON.stringify(found(one)) === JSON.stringify(one.matches)))
    .map(([name]) => `${first?.id} and those beside it: a matcher that finds ${name} passes them all`);
}

function questionOf({ rule, mapping, options, events }: Case): string {
  return JSON.stringify([rule, options, mapping, events]);
}

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, place) => texts.indexOf(text) !== place))];
}
