/**
 * How many times the work becomes when a size becomes four times itself: about 4 where work grows with the size, 16 where it
 * grows with its square. Measured as processor time of this process, the least of three rounds each, so that what else the
 * machine does counts for little.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  await work(Math.ceil(size / 16));
  const small = await leastOf(() => work(Math.ceil(size / 4)));
  const large = await leastOf(() => work(size));
  return large / Math.max(small, UNMEASURABLE);
}

/** Microseconds below which a measurement says nothing. */
const UNMEASURABLE = 2000;

async function leastOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
