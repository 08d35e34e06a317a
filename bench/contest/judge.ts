import { type Answers, differencesOf, pairsOf, type RuleDifference } from './answers.ts';
import type { Contestant } from './contestant.ts';
import type { EventsFile } from './events-file.ts';
import { measureProcess } from './measured-process.ts';
import type { ContestAnswer } from './record.ts';
import { type ContestRule, isSingle } from './rules.ts';

/** Differences that are shown in full. */
const MOST_EXAMPLES = 5;
/** Lines that are named of each. */
const MOST_LINES = 10;

/** Runs a contestant once and holds what it says against the full scan. */
export async function judge(
  contestant: Contestant,
  rules: readonly ContestRule[],
  { expected }: EventsFile,
  timeout: number,
): Promise<ContestAnswer> {
  const end = await measureProcess(contestant.asked, { keepOutput: true, timeout });
  if (!end.ok) return { status: 'failed', message: end.message };
  const reading = contestant.read(end.output);
  if (reading.kind === 'failed') return { status: 'failed', message: reading.message };
  const taken = contestant.rules ?? [];
  if (reading.kind === 'lines') {
    const count = contestant.count ?? linesOf(expected, taken, rules);
    if (count !== reading.count) return { status: 'counts-otherwise', expected: count, got: reading.count };
    return { status: 'agrees', count, of: 'lines', explained: [] };
  }
  const explained = new Map<string, { rules: number; matches: number }>();
  const open: RuleDifference[] = [];
  const differences = differencesOf(expected, reading.answers, taken);
  const causes = (await contestant.explain?.(differences)) ?? [];
  for (const [at, difference] of differences.entries()) {
    const codes = causes[at] ?? null;
    if (codes === null) {
      open.push(difference);
      continue;
    }
    const sum = explained.get(codes) ?? { rules: 0, matches: 0 };
    explained.set(codes, { rules: sum.rules + 1, matches: sum.matches + difference.missing.length + difference.extra.length });
  }
  if (open.length > 0) {
    return {
      status: 'differs',
      remark: reading.remark ?? null,
      rules: open.length,
      missing: open.reduce((sum, { missing }) => sum + missing.length, 0),
      extra: open.reduce((sum, { extra }) => sum + extra.length, 0),
      examples: open.slice(0, MOST_EXAMPLES).map(({ rule, missing, extra }) => ({
        rule: rules[rule]?.name ?? '',
        missing: missing.slice(0, MOST_LINES),
        extra: extra.slice(0, MOST_LINES),
      })),
    };
  }
  const sums = [...explained].map(([codes, sum]) => ({ codes, ...sum }));
  return { status: 'agrees', count: pairsOf(expected, taken), of: 'matches', explained: sums };
}

/** How many lines some of the rules about single events match. */
function linesOf(expected: Answers, taken: readonly number[], rules: readonly ContestRule[]): number {
  const lines = new Set<number>();
  const singles = taken.filter((place) => rules[place] !== undefined && isSingle(rules[place]));
  for (const rule of singles) for (const line of expected.get(rule) ?? []) lines.add(line);
  return lines.size;
}
