import { onlookerOf } from '../../api/onlooker.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import { createLooking } from '../../shapes/index.ts';
import { createPartMatcher, matchLines, onlyId, type RuleStats } from '../../stream/index.ts';
import type { MatchTask, MatchTaskResult, MatchTaskSettings } from '../host/match-thread.ts';
import type { ReadyRule } from '../match/ready.ts';

/** Matches parts in this thread. */
interface MatchTasks {
  match(task: MatchTask): MatchTaskResult;
  stats(): readonly RuleStats[] | null;
}

/** `ready` are the rules of the settings, where they have been made ready in this thread. */
export function createMatchTasks(
  settings: MatchTaskSettings,
  clock: () => number,
  ready: readonly ReadyRule[] = readyRules(settings),
): MatchTasks {
  const { rules, shape, fullScan, count, ids, stats, tables } = settings;
  const looking = createLooking(
    shape,
    rules.map(({ rule }) => onlookerOf(rule)),
  );
  const encoder = new TextEncoder();
  let place: Omit<MatchTask, 'part'> = { file: null, linesBefore: 0 };
  let found: MatchTaskResult['found'][number][] = [];
  let lines: string[] = [];
  const texts = matchLines(ready, (lineNumber) => ({ file: place.file, line: lineNumber - place.linesBefore }), ids);

  function finishLines(): void {
    if (lines.length > 0) found.push(encoder.encode(lines.join('')));
    lines = [];
  }

  const matcher = createPartMatcher(ready, {
    form: 'any',
    looking,
    fullScan,
    ...(tables === null ? {} : { tables }),
    ...(stats ? { statsClock: clock } : {}),
    keepLines: !count && (ids ? onlyId : true),
    ...(count ? {} : { onMatched: (matched, candidate) => void lines.push(...texts.single(matched, candidate)) }),
    onHit: (hit) => {
      finishLines();
      found.push(hit);
    },
  });

  return {
    match({ part, ...where }) {
      place = where;
      found = [];
      const report = matcher.take(part);
      finishLines();
      const { buffer } = part.bytes;
      const room = buffer instanceof ArrayBuffer ? buffer : new ArrayBuffer(0);
      return { report, found, shapes: looking.counts(), room };
    },
    stats: matcher.stats,
  };
}

/** The rules were made ready once before, where their problems were told: here all of them are. */
function readyRules({ rules, now }: MatchTaskSettings): readonly ReadyRule[] {
  const compile = streamRuleCompiler(now);
  return rules.map(({ rule, ...naming }) => {
    const made = compile(rule, naming);
    if (!made.ok) throw new Error(`${naming.name} cannot run in a thread: ${made.problems[0].message}`);
    return made.value;
  });
}
