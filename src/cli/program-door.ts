import { UsageError } from './host/host.ts';

/** `--version` prints the version, whatever commander finds behind it; something behind it is a mistake of the caller. */
export function refuseBesideVersion([first = '', second]: readonly string[]): void {
  if ((first === '--version' || first === '-V') && second !== undefined)
    throw new UsageError(`${first} stands alone, without ${second}`);
}

/** The trace of a fault of ours, for whoever reports it. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
