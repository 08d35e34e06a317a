import { openEngines } from '../../src/cli/external-engines/index.ts';
import type { Engine } from '../../src/contract/index.ts';

/** rsigma as `check --engine rsigma` opens it. Fails where it is not installed. */
export async function openRsigma(): Promise<Engine> {
  const { guests } = await openEngines(
    { requests: [{ name: 'rsigma', value: null }], connection: { ca: null, insecure: false, timeout: 60_000 } },
    {},
  );
  const [guest] = guests;
  if (guest === undefined || !('engine' in guest)) throw new Error('rsigma is no engine');
  return guest.engine;
}
