/** Something to time: `run` does the work once and returns its answer, which must be the expected one before any timing. */
export interface Benchmark {
  readonly name: string;
  readonly group: string;
  /** What is counted a second. */
  readonly unit: string;
  /** How many of the unit one run handles. */
  readonly amount: number;
  /** What a right run returns: a count known from the labels, not from any matcher. */
  readonly expected: number;
  /** The one of its group that the others are compared with. */
  readonly baseline: boolean;
  readonly run: () => number;
}

export interface Measured {
  readonly name: string;
  readonly group: string;
  readonly unit: string;
  readonly answer: 'right' | 'wrong';
  readonly expected: number;
  readonly got: number;
  /** Units a second: median, least and most over the rounds; null when the answer was wrong, for a wrong answer has no speed. */
  readonly rate: Spread | null;
  /** This rate over the baseline's of the same round: median, least, most; null for the baseline itself. */
  readonly ratio: Spread | null;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

interface MeasureOptions {
  readonly rounds: number;
  /** Milliseconds each benchmark runs in a round. */
  readonly time: number;
  readonly clock: () => number;
}

/**
 * Times the benchmarks of one group. They take turns within each round, so that a machine that slows down slows all of
 * them; ratios are taken round by round. Every answer is checked first; a wrong one gets no timing.
 */
export function measureGroup(benchmarks: readonly Benchmark[], options: MeasureOptions): readonly Measured[] {
  const answers = benchmarks.map((benchmark) => benchmark.run());
  const right = benchmarks.filter((benchmark, index) => answers[index] === benchmark.expected);
  for (const benchmark of right) rateOf(benchmark, options);
  const rates = new Map<Benchmark, number[]>(right.map((benchmark) => [benchmark, []]));
  for (let round = 0; round < options.rounds; round++) {
    for (const benchmark of right) rates.get(benchmark)?.push(rateOf(benchmark, options));
  }
  const baseline = benchmarks.find((benchmark) => benchmark.baseline);
  const baseRates = baseline === undefined ? undefined : rates.get(baseline);
  return benchmarks.map((benchmark, index) => {
    const own = rates.get(benchmark);
    const { name, group, unit, expected } = benchmark;
    const ratios =
      own === undefined || baseRates === undefined || benchmark === baseline
        ? null
        : own.map((rate, round) => rate / (baseRates[round] ?? Number.NaN));
    return {
      name,
      group,
      unit,
      answer: own === undefined ? 'wrong' : 'right',
      expected,
      got: answers[index] ?? Number.NaN,
      rate: own === undefined ? null : spreadOf(own),
      ratio: ratios === null ? null : spreadOf(ratios),
    };
  });
}

function rateOf(benchmark: Benchmark, { time, clock }: MeasureOptions): number {
  const start = clock();
  let amount = 0;
  let elapsed = 0;
  do {
    benchmark.run();
    amount += benchmark.amount;
    elapsed = clock() - start;
  } while (elapsed < time);
  return (amount / elapsed) * 1000;
}

/** The middle of measurements, and how far they are apart. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
  };
}
