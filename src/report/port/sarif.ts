import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Disagreement } from '../check/report.ts';
import { EFFECT_WORDS } from '../effects.ts';
import { described, locationOf, sarifLog } from '../sarif.ts';
import type { PortDocument, PortRule, PortWord } from './port.ts';

const LEVELS = { error: 'error', warning: 'warning', loss: 'warning', note: 'note' } as const satisfies Record<
  PortWord['gravity'],
  Result.level
>;

/** What no code of a translation says: the judge found a difference. */
const DISAGREES = { id: 'disagreement', title: 'an artifact does not match as its rule does' } as const;

/** A port as SARIF 2.1.0, for what shows findings beside lines of a pull request. */
export function portSarif(port: PortDocument): Log {
  const words = [
    ...port.rules.flatMap((rule) =>
      rule.artifacts.flatMap(({ target, words: told }) => told.map((word) => ({ word, file: rule.file, rule, target }))),
    ),
    ...port.problems.map(({ word, file }) => ({ word, file, rule: null, target: null })),
  ];
  const rules = descriptorsOf(words.map(({ word }) => word));
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  const results: readonly Result[] = [
    ...words.map(
      ({ word, file, rule, target }): Result => ({
        ruleId: word.code,
        ruleIndex: places.get(word.code) ?? -1,
        level: LEVELS[word.gravity],
        message: { text: messageOf(word, target) },
        locations: [locationOf(file, word)],
        properties: { ...(rule === null ? {} : { rule: rule.name }), ...(target === null ? {} : { target }) },
      }),
    ),
    ...port.rules.flatMap((rule) =>
      (rule.check?.disagreements ?? []).map((one) => disagreementOf(rule, one, places.get(DISAGREES.id) ?? -1)),
    ),
  ];
  return sarifLog({ version: port.eqlibrium, command: port.command, date: port.date, rules }, results);
}

function descriptorsOf(words: readonly PortWord[]): readonly ReportingDescriptor[] {
  const codes = new Map(words.map((word) => [word.code, word]));
  return [
    ...[...codes].map(
      ([id, { title, help }]): ReportingDescriptor => ({
        id,
        ...described(title, help),
      }),
    ),
    { id: DISAGREES.id, ...described(DISAGREES.title, null) },
  ];
}

function messageOf({ message, effect, help }: PortWord, target: string | null): string {
  const does = effect === null ? '' : ` (${EFFECT_WORDS[effect]})`;
  return `${target === null ? '' : `${target}: `}${message}${does}${help === null ? '' : `. ${help}`}`;
}

function disagreementOf(rule: PortRule, one: Disagreement, ruleIndex: number): Result {
  const events = (one.timeline ?? [one.event]).map((event) => JSON.stringify(event)).join(' ');
  const text = `${one.engine} ${one.answered ? 'matches' : 'does not match'}, the rule ${one.expected ? 'does' : 'does not'}: ${events}`;
  const place = { line: rule.line, column: 1, endLine: rule.line, endColumn: 1 };
  return {
    ruleId: DISAGREES.id,
    ruleIndex,
    level: 'error',
    message: { text },
    locations: [locationOf(rule.file, { place, text: '' })],
    properties: { rule: rule.name, engine: one.engine },
  };
}
