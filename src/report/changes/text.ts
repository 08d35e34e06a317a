import { metadataText } from '../proof/metadata-text.ts';
import { jsonLine, oneLine } from '../text.ts';
import { CHANGE_RELATIONS, isMoved, type RuleChange, summaryOfChanges } from './changes.ts';
import { witnessesOf } from './witnesses.ts';
import type { Wording } from './words.ts';

/** Longer events are cut: `--json` has all of them. */
const LONGEST_EVENT = 400;
const LONGEST_REASON = 300;

/** A change as a line and what shows it, deeper; null: both mean and say the same, which is only counted unless `verbose`. */
export function changeText(change: RuleChange, wording: Wording, verbose: boolean): string | null {
  const { relation, metadata, name } = change;
  const quiet = metadata.length > 0 ? 'metadata' : isMoved(change) ? 'renamed' : null;
  if (isSilent(change) && quiet === null && !verbose) return null;
  const label = isSilent(change) && wording.tellsMoves ? quiet : null;
  const head = `${(label ?? wording.relations[relation]).padEnd(widest(wording))}  ${oneLine(name)}  ${whereText(change, wording)}`;
  return [head, ...detailsOf(change, wording).map((line) => `    ${line}`)].join('\n');
}

function widest({ relations }: Wording): number {
  return Math.max(...Object.values(relations).map(({ length }) => length));
}

/** Whether nothing is caught otherwise. */
function isSilent({ relation }: RuleChange): boolean {
  return relation === 'equivalent';
}

/** The file of a rule, or both when it was moved. */
export function whereText(change: RuleChange, wording: Wording): string {
  const { before, after } = change;
  const [old, now] = [before, after].map((place) => (place === null ? '' : oneLine(place.file, 200)));
  return isMoved(change) ? wording.files(old ?? '', now ?? '') : (now ?? '') || (old ?? '');
}

/** What shows a change, a line each. */
export function detailsOf({ meaning, metadata, problems }: RuleChange, wording: Wording): readonly string[] {
  const words = { before: wording.lost, after: wording.added, both: 'both catch' };
  const wide = Math.max(...Object.values(words).map((word) => word.length));
  const witnesses = witnessesOf(meaning).flatMap(({ caughtBy, events }) =>
    caughtBy === 'both'
      ? []
      : events.map((event, at) => `${(at === 0 ? words[caughtBy] : '').padEnd(wide)}  ${jsonLine(event, LONGEST_EVENT)}`),
  );
  const reason =
    meaning?.kind === 'unknown'
      ? [oneLine(meaning.reason, LONGEST_REASON)]
      : meaning?.kind === 'differs' && meaning.relation === 'other'
        ? ['they differ, and it is not known what else there is']
        : [];
  return [
    ...reason,
    ...witnesses,
    ...(metadata.length === 0 ? [] : [metadata.map(metadataText).join('; ')]),
    ...problems.map(({ side, place, message, code }) =>
      oneLine(`${wording.sides[side]}: ${place}: ${message} [${code}]`, LONGEST_REASON),
    ),
  ];
}

/** The counts, the worst first: `4 rules changed since HEAD: 1 deleted, 1 narrower, 2 equivalent (1 of them with other metadata)`. */
export function changesSummaryText(changes: readonly RuleChange[], between: string, wording: Wording): string {
  const head = wording.head(changes.length, between);
  if (changes.length === 0) return head;
  const summary = summaryOfChanges(changes);
  const counts = CHANGE_RELATIONS.flatMap((relation) =>
    summary[relation] === 0 ? [] : [`${summary[relation]} ${wording.relations[relation]}`],
  );
  const aside = [
    ...(summary.metadataOnly > 0 ? [`${summary.metadataOnly} of them with other metadata`] : []),
    ...(summary.moved > 0 && wording.tellsMoves ? [`${summary.moved} in another file`] : []),
  ];
  const last = aside.length === 0 ? '' : ` (${aside.join(', ')})`;
  return `${head}: ${counts.join(', ')}${last}`;
}
