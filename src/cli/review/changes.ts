import type { ChangeRelation, RuleChange } from '../../report/changes/changes.ts';
import { IN_TIME } from '../../report/changes/words.ts';
import type { PortPlace } from '../../report/port/port.ts';
import type { ReviewFinding } from '../../report/review/review.ts';

/** What of a change is told: that a rule catches something else, or is not understood; what is new or the same brings nothing by itself. */
const TOLD: { readonly [Relation in ChangeRelation]: 'meaning' | 'unreadable' | null } = {
  equivalent: null,
  narrower: 'meaning',
  broader: 'meaning',
  overlap: 'meaning',
  disjoint: 'meaning',
  unknown: 'meaning',
  added: null,
  deleted: 'meaning',
  'meaning lost': 'unreadable',
  'meaning gained': null,
  unreadable: 'unreadable',
};

/** Rules that catch something else than before, and those that are not understood. */
export function meaningFindings(changes: readonly RuleChange[]): readonly ReviewFinding[] {
  return changes.flatMap((change): readonly ReviewFinding[] => {
    const { relation, name, after, problems } = change;
    const kind = TOLD[relation];
    if (kind === null) return [];
    const at = { kind, rule: name, file: after?.file ?? null, place: lineOf(after?.line ?? null) };
    const now = problems.filter(({ side }) => side === 'after');
    if (kind === 'unreadable' && now.length > 0)
      return now.map(({ place, code, message }) => ({ ...at, place: placeIn(place) ?? at.place, code, message }));
    return [{ ...at, code: null, message: `${IN_TIME.relations[relation]}: ${IN_TIME.sentences[relation]}` }];
  });
}

/** The beginning of a line. */
export function lineOf(line: number | null): PortPlace | null {
  return line === null ? null : { line, column: 1, endLine: line, endColumn: 1 };
}

/** `file:line:column` */
function placeIn(text: string): PortPlace | null {
  const [, line, column] = /:(\d+):(\d+)$/.exec(text) ?? [];
  if (line === undefined || column === undefined) return null;
  return { line: Number(line), column: Number(column), endLine: Number(line), endColumn: Number(column) };
}
