import { benchText } from '../../../bench/report.ts';
import { runBenchmarks } from '../../../bench/run.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';

interface BenchCommandOptions {
  readonly json?: string;
  readonly quick?: boolean;
}

/** `bench`: how fast the matchers, translators and the parser are; each answer is checked before it is timed. */
export async function benchCommand(options: BenchCommandOptions, host: Host): Promise<ExitCode> {
  if (options.json !== undefined) await host.requireFolderOf(options.json);
  const record = await runBenchmarks({
    quick: options.quick === true,
    clock: () => host.clock(),
    note: (line) => host.note(line),
  });
  if (options.json !== undefined) await host.writeFile(options.json, `${JSON.stringify(record, null, 2)}\n`);
  await host.out(benchText(record));
  return record.benchmarks.every((one) => one.answer === 'right') ? EXIT.ok : EXIT.disagreement;
}
