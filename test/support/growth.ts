/** Four times the input may cost at most this many times the work: 4 is linear, 16 a square; collecting garbage adds to it. */
export const LINEAR = 12;

/**
 * How many times the work becomes when a size becomes four times itself: about 4 where work grows with the size, 16 where it
 * grows with its square. Measured as processor time of this process, the least of three rounds each. Where the machine does much
 * else a round may still come out too long, so that what looks like a square is measured again: a square is one every time.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  await work(Math.ceil(size / 16));
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= LINEAR; attempt++) {
    const small = await leastOf(() => work(Math.ceil(size / 4)));
    const large = await leastOf(() => work(size));
    least = Math.min(least, large / Math.max(small, UNMEASURABLE));
  }
  return least;
}

const ATTEMPTS = 5;

/** Microseconds below which a measurement says nothing. */
const UNMEASURABLE = 20_000;

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
