import type { Diagnostic, Source } from '../source/index.ts';
import type { Golden, RuleName } from './case.ts';
import { diagnostic } from './codes.ts';
import type { Part } from './part.ts';

/** The key under which `corpus` writes the label of an event. */
export const LABEL_KEY = 'eqlibrium';

interface Label {
  readonly expected: boolean;
  readonly recipe: string | null;
  /** Its number; null: it belongs to none; undefined: the rule asks of single events. */
  readonly timeline: number | null | undefined;
}

/** An event with the label that `corpus` gave it. */
export interface LabelledLine extends Label {
  readonly source: Source;
  readonly text: string;
  readonly number: number;
  readonly rules: readonly RuleName[];
}

/** The label in a line; null after a problem was told. */
export function labelOf(line: Part, problems: Diagnostic[]): Label | null {
  const label = line.members(problems).find(({ key }) => key === LABEL_KEY)?.value;
  const members = new Map(label?.members(problems).map(({ key, value }) => [key, value]));
  const expected = members.get('expected')?.text;
  const timeline = members.get('timeline');
  const number = timeline === undefined ? undefined : timeline.text === null ? null : Number(timeline.text);
  if ((expected === 'true' || expected === 'false') && (number === undefined || number === null || Number.isInteger(number)))
    return { expected: expected === 'true', recipe: members.get('recipe')?.text ?? null, timeline: number };
  problems.push(diagnostic('golden-form', '`eqlibrium` holds no label as `corpus` writes it', label?.at ?? line.at));
  return null;
}

/**
 * Labelled events as cases: each on its own, or the events of each timeline together, of which a match is wanted when it has an event that
 * takes part in one. Ordinary events between timelines are no match alone.
 */
export function labelledCases(lines: readonly LabelledLine[]): readonly Golden[] {
  const timelines = new Map<number | string, LabelledLine[]>();
  for (const line of lines) {
    const key = line.timeline ?? `line ${line.number}`;
    const together = timelines.get(key);
    if (together === undefined) timelines.set(key, [line]);
    else together.push(line);
  }
  return [...timelines.values()].flatMap((together): readonly Golden[] => {
    const [first] = together;
    if (first === undefined) return [];
    const { source, text, rules, recipe, timeline } = first;
    const at = { start: 0, end: text.length };
    return [
      {
        rules,
        expected: together.some(({ expected }) => expected),
        kind: timeline === undefined ? 'event' : 'timeline',
        events: together.map((line) => line.text),
        lines: together.map(({ number }) => number),
        at,
        source,
        why: recipe,
        now: null,
        slot: {
          at: { start: 0, end: 0 },
          before: '',
          after: '',
          form: 'json',
          fixed: 'it is a label of corpus, which knows it from how the event was made',
        },
      },
    ];
  });
}
