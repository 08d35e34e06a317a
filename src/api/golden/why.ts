import type { Golden } from '../../golden/index.ts';
import { decidingOf } from '../../report/explain/deciding.ts';
import { timelineText } from '../../report/explain/timeline.ts';
import type { Explanation, TimelineExplanation } from '../../report/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { explain, explainTimeline } from '../explain.ts';
import type { Answered } from './judge.ts';

const MOST_LINES = 8;
/** A line of an explanation is cut: the event stands in the file. */
const LONGEST = 400;

/** Why a rule says of golden events what it says, in a few lines. */
export function whyOf(
  subject: CheckableRule | null,
  golden: Golden,
  { matches, reason, seen, now }: Answered,
): readonly string[] {
  if (matches === null) return [reason ?? 'nothing answers'];
  if (seen.length > 0 && seen.every(({ kind }) => kind === 'elsewhere'))
    return ['the event is of another log source than that of the rule'];
  if (subject === null || subject.asked !== undefined) return [];
  const events = seen.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
  const [first] = events;
  if (first === undefined) return [];
  if (subject.rule.plan.kind === 'single' && events.length === 1) return linesOfEvent(explain(subject, first, { now }));
  // Events of other log sources are not among those that are explained.
  const lines = golden.lines.filter((_, at) => seen[at]?.kind === 'event');
  const timeline = explainTimeline(subject, events, { now });
  return timeline.kind === 'timeline' ? linesOfTimeline(timeline, lines) : [];
}

/** What decides about an event, a line each. */
export function linesOfEvent(explanation: Explanation): readonly string[] {
  return explanation.kind === 'event' ? shortened(decidingOf(explanation.root)) : [];
}

/** What becomes of events; they are called by `lines`, each after its place. */
export function linesOfTimeline(timeline: TimelineExplanation, lines: readonly number[]): readonly string[] {
  return shortened(
    timelineText(timeline, lines)
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
}

function shortened(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}\u2026` : line));
  return lines.length > MOST_LINES ? [...shown, `... and ${lines.length - MOST_LINES} more lines`] : shown;
}
