import { countOf, oneLine, thousands } from '../../report/text.ts';
import { type Looking, SHAPE_NAMES, SHAPES } from '../../shapes/index.ts';
import type { Sought, StreamReport } from '../../stream/index.ts';
import type { Host } from '../host/host.ts';
import type { ReadInput } from './input.ts';

/** More inputs than these are not spoken of one by one. */
const MOST_INPUTS = 20;
const MOST_FIELDS = 6;

/**
 * Says on standard error what is odd about inputs as a whole: what was not read, what holds no event, events of another
 * kind than the rules ask for. True when an input was wrong.
 */
export function noteInputs(read: readonly ReadInput[], rules: readonly Sought[], host: Host): boolean {
  noteShapes(read, host);
  const odd = read.flatMap((input) => oddities(input, rules));
  for (const line of odd.slice(0, MOST_INPUTS)) host.note(line);
  if (odd.length > MOST_INPUTS) host.note(`note: ... and ${thousands(odd.length - MOST_INPUTS)} more notes on inputs`);
  return read.some((input) => input.fault !== null || holdsNoEvent(input));
}

function oddities(input: ReadInput, rules: readonly Sought[]): readonly string[] {
  const { name, fault, report } = input;
  const label = oneLine(name, 400);
  const lines: string[] = [];
  if (fault !== null && report.lines > 0)
    lines.push(`warning: ${label}: only a part was read: ${countOf(report.events, 'event')}`);
  if (report.actions > 0)
    lines.push(
      `note: ${label}: ${countOf(report.actions, 'line')} of a bulk request told what to do, and were not taken for events`,
    );
  if (holdsNoEvent(input))
    lines.push(
      `error: ${label} holds no event: neither lines that are JSON objects, nor objects in lists or in responses of searches`,
    );
  const { strangers } = report;
  if (strangers === null) return lines;
  const { lookedAt, fields } = strangers;
  const which = lookedAt < report.events ? `of the first ${countOf(lookedAt, 'event')}` : `of ${countOf(lookedAt, 'event')}`;
  const asked = [...new Set(rules.flatMap((rule) => rule.asked ?? []))];
  const has = fields.length === 0 ? '' : `; they have ${listed(fields)}`;
  lines.push(
    `warning: ${label}: not one ${which} has a field that ${rules.length === 1 ? 'the rule asks' : 'the rules ask'} (${listed(asked)})${has}`,
  );
  return lines;
}

/** Says what the events of all inputs were taken for, when that is something else than what they say. */
function noteShapes(read: readonly ReadInput[], host: Host): void {
  const told = SHAPE_NAMES.flatMap((shape) => {
    const counts = read.flatMap(({ shapes }) => shapes[shape] ?? []);
    return counts.length === 0 ? [] : [{ shape, inputs: counts.length, count: counts.reduce((sum, one) => sum + one, 0) }];
  });
  if (told.every(({ shape }) => shape === 'ecs')) return;
  const list = told.map(({ shape, inputs, count }) => {
    const where = read.length === 1 ? '' : ` of ${countOf(inputs, 'input')}`;
    return `${countOf(count, 'event')}${where} as ${SHAPES[shape].title} (${shape})`;
  });
  host.note(`note: read ${list.join(', ')}: Sigma rules see the names of their taxonomy, other rules those of ECS`);
}

/** Says which words of log sources left nothing out, for no log is known that they stand for. */
export function noteSources(rules: readonly { readonly rule: { readonly name: string } }[], looking: Looking, host: Host): void {
  const byWords = new Map<string, string[]>();
  for (const [index, { rule }] of rules.entries())
    for (const words of looking.unknownSources[index] ?? []) byWords.set(words, [...(byWords.get(words) ?? []), rule.name]);
  for (const [words, [first = '', ...others]] of byWords) {
    const whose = oneLine(first, 80) + (others.length === 0 ? '' : ` and ${countOf(others.length, 'other rule')}`);
    host.note(`note: no Windows log is known for the ${oneLine(words, 80)}: ${whose} may match events of any`);
  }
}

/** Lines, and all of them bad. */
function holdsNoEvent({ report }: ReadInput): boolean {
  return report.events === 0 && report.badLineCount > 0;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_FIELDS).map((name) => oneLine(name, 60));
  return shown.join(', ') + (names.length > shown.length ? ', ...' : '');
}

/** Says what the answer of a run is that was ended early. */
export function noteInterruption(report: StreamReport, host: Host): void {
  const open =
    report.openState === 0
      ? ''
      : `; ${thousands(report.openState)} unfinished ${report.openState === 1 ? 'match is' : 'matches are'} let go`;
  host.note(
    `warning: interrupted: the answer is for ${countOf(report.events, 'event')} read until then, as if no more came${open}`,
  );
}
