import type { Joint, Written } from '../../../contract/index.ts';
import type { Span } from '../../../source/index.ts';
import type { Finding } from '../finding.ts';
import { placeKey } from '../tree.ts';

/** A stretch of a text, and what stands in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a mend changes in the text of a query; empty: nothing can be changed there by a program. */
export interface Mending {
  readonly finding: Finding;
  readonly edits: readonly Edit[];
}

/** The changes of all findings that have one, none within another. Where parts of one joint go together, their edits are told by the first. */
export function mendingsOf(findings: readonly Finding[], written: Written, text: string): readonly Mending[] {
  const places = new Map<string, readonly [Joint, number]>();
  for (const joint of written.joints)
    for (const [at, { origin }] of joint.parts.entries()) places.set(placeKey(origin), [joint, at]);
  const gone = new Map<Joint, { readonly parts: Set<number>; readonly finding: Finding }>();
  const mendings: Mending[] = [];
  for (const finding of findings) {
    const { mend } = finding;
    if (mend === null) continue;
    if (mend.kind === 'parentheses') {
      const { start, end } = mend.span;
      mendings.push({
        finding,
        edits: [
          { start, end: start, text: '(' },
          { start: end, end, text: ')' },
        ],
      });
      continue;
    }
    const [joint, at] = places.get(placeKey(mend.origin)) ?? [];
    if (joint === undefined || at === undefined || !joint.editable) continue;
    const known = gone.get(joint);
    if (known === undefined) gone.set(joint, { parts: new Set([at]), finding });
    else known.parts.add(at);
  }
  for (const [joint, { parts, finding }] of gone)
    mendings.push({ finding, edits: without(joint, parts, written.comments, text) });
  return mendings.filter(({ edits }) => edits.length > 0);
}

/** Takes parts of a joint out, each with what joins it. Comments stay: where one would go, nothing does. */
function without({ parts }: Joint, gone: ReadonlySet<number>, comments: readonly Span[], text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (!gone.has(at)) continue;
    const first = at;
    while (gone.has(at + 1)) at++;
    const [before, behind] = [parts[first - 1]?.span, parts[at + 1]?.span];
    const [from, to] = [parts[first]?.span, parts[at]?.span];
    if (from === undefined || to === undefined) continue;
    // A line that a part begins goes on with the next part.
    const begins = before !== undefined && /\n\s*\S*\s*$/.test(text.slice(before.end, from.start));
    const isAlone = behind === undefined || text.slice(to.end, behind.start).includes('\n');
    if (before !== undefined && !(begins && !isAlone)) edits.push({ start: before.end, end: to.end, text: '' });
    else if (behind !== undefined) edits.push({ start: from.start, end: behind.start, text: '' });
  }
  return edits.filter((edit) => !comments.some(({ start, end }) => start < edit.end && edit.start < end));
}

/** A text after edits, none of which lies within another: the outermost are made. */
export function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((one, other) => one.start - other.start || other.end - one.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of sorted) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), put);
    at = end;
  }
  return pieces.join('') + text.slice(at);
}
