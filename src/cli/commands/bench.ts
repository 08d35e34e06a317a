import { benchText } from '../../../bench/report.ts';
import { runBenchmarks } from '../../../bench/run.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import type { ContestCommandOptions } from './bench-contest.ts';

interface BenchCommandOptions extends ContestCommandOptions {
  readonly quick?: boolean;
}

/**
 * `bench`: how fast the matchers, translators and the parser are; each answer is checked before it is timed. With rules and events, those are what
 * is matched, by us and by peers.
 */
export async function benchCommand(arguments_: readonly string[], options: BenchCommandOptions, host: Host): Promise<ExitCode> {
  if (arguments_.length > 0) return await (await import('./bench-contest.ts')).benchContestCommand(arguments_, options, host);
  const stray = (['peer', 'html', 'baseline', 'rounds', 'timeout'] as const).find((name) => options[name] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} is for rules and events of your own; name them`);
  if (options.json !== undefined) await host.requireFolderOf(options.json);
  const record = await runBenchmarks({
    quick: options.quick === true,
    shapes: true,
    clock: () => host.clock(),
    note: (line) => host.note(line),
  });
  if (options.json !== undefined) await host.writeFile(options.json, `${JSON.stringify(record, null, 2)}\n`);
  await host.out(benchText(record));
  return record.benchmarks.every((one) => one.answer === 'right') ? EXIT.ok : EXIT.disagreement;
}
