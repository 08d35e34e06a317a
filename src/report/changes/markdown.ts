import { printableJson } from '../../source/index.ts';
import type { RuleDifference } from '../proof/difference.ts';
import { metadataText } from '../proof/metadata-text.ts';
import { countOf, oneLine } from '../text.ts';
import { CHANGE_RELATIONS, isMoved, type RuleChange, relationOfLater, summaryOfChanges } from './changes.ts';
import { witnessesOf } from './witnesses.ts';
import { OF_A, type Wording } from './words.ts';

/** Less than what a comment on GitHub may hold: 65,536 characters. */
const MOST_TABLE = 20_000;
const MOST_DETAILS = 36_000;
const LONGEST_EVENT = 4_000;

/**
 * Changes for a pull request: the counts, a table, then for each rule of which something else is caught the event that shows it. What comes
 * out of rules stands in code, where it is no markup, calls nobody and leads nowhere.
 */
export function changesMarkdown(changes: readonly RuleChange[], between: string, wording: Wording): string {
  const told = changes
    .filter((one) => one.relation !== 'equivalent' || one.metadata.length > 0 || (wording.tellsMoves && isMoved(one)))
    .toSorted((one, other) => CHANGE_RELATIONS.indexOf(one.relation) - CHANGE_RELATIONS.indexOf(other.relation));
  const parts = [`### Rules ${inCode(between)}`, summaryLine(changes, wording)];
  if (told.length > 0)
    parts.push(
      fitting(
        [HEAD, RULE],
        told.map((change) => rowOf(change, wording)),
        MOST_TABLE,
        '\n',
        'rows',
      ).join('\n'),
    );
  parts.push(
    ...fitting(
      [],
      told.flatMap((change) => detailOf(change, wording)),
      MOST_DETAILS,
      '\n\n',
      'rules',
    ),
  );
  return `${parts.join('\n\n')}\n`;
}

/** What two rules differ in, in the same form. */
export function differenceMarkdown({ meaning, metadata }: RuleDifference, first: string, second: string): string {
  const relation = relationOfLater(meaning);
  const place = { before: null, after: null, id: null, problems: [] };
  const change = { ...place, relation, name: `A = ${first}, B = ${second}`, meaning, metadata };
  const [detail = `#### ${inCode(change.name)}\n\nEquivalent: ${OF_A.sentences.equivalent}, and the metadata is the same.`] =
    detailOf(change, OF_A);
  return `${detail}\n`;
}

const HEAD = '| Change | Rule | File |';
const RULE = '| --- | --- | --- |';

function summaryLine(changes: readonly RuleChange[], wording: Wording): string {
  if (changes.length === 0) return 'No rule changed.';
  const summary = summaryOfChanges(changes);
  const counts = CHANGE_RELATIONS.flatMap((relation) =>
    summary[relation] === 0 ? [] : [`${summary[relation]} ${wording.relations[relation]}`],
  );
  const what = `${countOf(changes.length, 'rule')}${wording.tellsMoves ? ' changed' : ''}`;
  return `${what}: ${counts.join(', ')}.`;
}

function rowOf(change: RuleChange, wording: Wording): string {
  const { relation, name, metadata, before, after } = change;
  const label = relation !== 'equivalent' ? `**${wording.relations[relation]}**` : metadata.length > 0 ? 'metadata' : 'renamed';
  const files = isMoved(change) ? [before, after] : [after ?? before];
  const file = files.flatMap((place) => (place === null ? [] : [inCell(place.file)])).join(' to ');
  return `| ${label} | ${inCell(name)} | ${file} |`;
}

function detailOf(change: RuleChange, wording: Wording): readonly string[] {
  const { relation, name, meaning, metadata, problems } = change;
  const lines: string[] = [];
  if (meaning?.kind === 'unknown') lines.push(inCode(meaning.reason, 400));
  for (const { caughtBy, events } of witnessesOf(meaning)) {
    if (caughtBy === 'both') continue;
    lines.push(`${wording.shows[caughtBy](events.length === 1 ? 'event' : 'timeline')}:`, codeBlock(events));
  }
  if (metadata.length > 0) lines.push(metadata.map((one) => `- ${inCode(metadataText(one), 400)}`).join('\n'));
  if (problems.length > 0)
    lines.push(
      problems
        .map(({ side, place, message, code }) => `- ${wording.sides[side]}: ${inCode(`${place}: ${message} [${code}]`, 400)}`)
        .join('\n'),
    );
  if (lines.length === 0) return [];
  const title = relation === 'equivalent' ? 'other metadata' : `${wording.relations[relation]}: ${wording.sentences[relation]}`;
  return [[`#### ${inCode(name)}`, `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`, ...lines].join('\n\n')];
}

/** As many pieces as fit, and how many do not. */
function fitting(
  head: readonly string[],
  pieces: readonly string[],
  most: number,
  between: string,
  things: string,
): readonly string[] {
  const taken: string[] = [...head];
  let size = 0;
  for (const [at, piece] of pieces.entries()) {
    size += piece.length + between.length;
    if (size > most)
      return [
        ...taken,
        `${between === '\n' ? '\n' : ''}${pieces.length - at} more ${things} are left out here; \`eqlibrium diff\` prints all of them.`,
      ];
    taken.push(piece);
  }
  return taken;
}

/** A text as code on a line: nothing in it is markup, a mention or a link. */
function inCode(text: string, longest = 200): string {
  const line = oneLine(text, longest);
  const fence = '`'.repeat(1 + longestRun(line));
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** The same in a cell, which a bar would end even within code. A backslash before it is kept apart, for readers do not agree on two. */
export function inCell(text: string): string {
  return inCode(text).replace(/(\\?)\|/g, (_, backslash: string) => (backslash === '' ? '\\|' : '\\ \\|'));
}

/** Events as JSON behind a fence that nothing in them can end. */
function codeBlock(events: readonly unknown[]): string {
  const text = events.map((event) => printableJson(event, 2)).join('\n');
  const shown = text.length > LONGEST_EVENT ? `${text.slice(0, LONGEST_EVENT)}\n...` : text;
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(shown)));
  return `${fence}json\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
