import { kindOf } from '../../api/against/kind.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { failedReport } from '../../conformance/index.ts';
import type { RuleReport } from '../../report/index.ts';
import { thrownMessage } from '../../source/index.ts';
import type { OpenedEngines } from '../external-engines/index.ts';
import type { CheckTaskSettings, CheckThread } from '../host/check-thread.ts';
import type { Host } from '../host/host.ts';
import { checkHere, identity } from './task.ts';

/**
 * A thread keeps what it has loaded, every printed module above all, so after this many rules a new one takes its place:
 * memory does not grow with the number of rules.
 */
const RULES_A_THREAD = 400;

/** Below this much work, in events with what it takes to begin a rule, starting threads costs more than they save. */
const WORTH_THREADS = 20_000;
const EVENTS_TO_BEGIN = 500;

/**
 * Checks every rule, several at a time when `jobs` is more than one (null: as many as there are cores, when that is worth it), and gives the reports in the order of the rules. A
 * thread that dies fails the rule it was at, and that rule alone. `progress` counts the events judged of all rules.
 *
 * External engines are opened before anything is checked, and closed at the end, however that comes: a fault, or the user
 * who interrupts. Rejects with a `UsageError` when one is not there.
 */
export async function checkAll(
  rules: readonly CheckableRule[],
  jobs: number | null,
  settings: CheckTaskSettings,
  host: Host,
  progress: (eventsDone: number) => void,
): Promise<readonly RuleReport[]> {
  const reports: RuleReport[] = [];
  const done = new Uint32Array(rules.length);
  let sum = 0;
  const advance = (index: number, eventsDone: number): void => {
    sum += eventsDone - (done[index] ?? 0);
    done[index] = eventsDone;
    progress(sum);
  };
  // Every lane takes the next rule from here when it has finished one.
  const queue = rules.entries();
  let ending = false;
  const worth = rules.length * (settings.events + EVENTS_TO_BEGIN) >= WORTH_THREADS;
  const width = Math.min(jobs ?? (worth ? host.cores : 1), rules.length);
  const serve = async (lane: Lane): Promise<void> => {
    for (const [index, rule] of queue) {
      if (ending) break;
      reports[index] = await lane.check(rule, (eventsDone) => advance(index, eventsDone));
      advance(index, settings.events);
    }
    await lane.close();
  };
  const opened = settings.external === null ? null : await host.openEngines(settings.external);
  // Threads open their own; that these could be opened is all that there is to know of them here.
  // Modules that somebody wrote may loop or end the process: only a thread can be ended, and end alone.
  const apart = settings.apart || width > 1 || (settings.against ?? []).some((port) => kindOf(port) === 'js');
  if (apart) await opened?.close();
  const lanes = !apart
    ? [localLane(settings, host, opened)]
    : Array.from({ length: Math.max(1, width) }, () => threadLane(settings, host));
  const closeAll = async (): Promise<void> => {
    ending = true;
    await Promise.all([opened?.close(), ...lanes.map((lane) => lane.close())]);
  };
  const forget = opened === null ? null : host.onInterrupt(closeAll);
  try {
    await Promise.all(lanes.map(serve));
    return reports;
  } finally {
    await closeAll();
    forget?.();
  }
}

/** One place where rules are checked, one after the other. */
interface Lane {
  check(rule: CheckableRule, progress: (eventsDone: number) => void): Promise<RuleReport>;
  close(): Promise<void>;
}

/** In this process. */
function localLane(settings: CheckTaskSettings, host: Host, opened: OpenedEngines | null): Lane {
  const guests = opened?.guests ?? [];
  return {
    check: (rule, progress) => checkHere(rule, settings, { clock: () => host.clock(), progress, guests }),
    close: async () => opened?.close(),
  };
}

/** A rule made no progress for too long. */
class Stalled extends Error {}

/** What work gives; rejects when it makes no progress for so long. Whoever asked ends the work. */
async function untilStalled<T>(
  patience: number,
  progress: (eventsDone: number) => void,
  work: (advance: (eventsDone: number) => void) => Promise<T>,
): Promise<T> {
  if (patience === Number.POSITIVE_INFINITY) return await work(progress);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Stalled(`it made no progress for ${patience / 1000} s`)), patience);
      };
      wait();
      work((eventsDone) => {
        wait();
        progress(eventsDone);
      }).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** In a thread, which is replaced when it dies or has served long enough. */
function threadLane(settings: CheckTaskSettings, host: Host): Lane {
  let thread: CheckThread | null = null;
  let served = 0;
  const close = async (): Promise<void> => {
    await thread?.close();
    thread = null;
    served = 0;
  };
  return {
    check: async (rule, progress) => {
      try {
        if (served >= RULES_A_THREAD) await close();
        thread ??= host.startCheckThread(settings);
        const current = thread;
        served++;
        return await untilStalled(settings.patience, progress, (advance) => current.check(rule, advance));
      } catch (error) {
        await close();
        const failed = { ...identity(rule), semantics: rule.rule.semantics };
        if (error instanceof Stalled) return failedReport(failed, error.message, 'rule-timeout');
        return failedReport(failed, `the thread that checked it ended: ${thrownMessage(error)}`);
      }
    },
    close,
  };
}
