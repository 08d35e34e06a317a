import { wholeNumber } from './values.ts';

/** Steps of work that proofs may be allowed. */
export const steps = wholeNumber(1000, 10_000_000_000);

/** What `--effort` says of itself. */
export function effortWords(of: string, usual: number): string {
  return `steps of work for ${of} (default: ${usual}); with fewer, more is left open`;
}

/** What `--scalar` says of itself. */
export const SCALAR = 'fields hold one value at most';

interface Work {
  readonly scalar?: boolean;
  readonly effort?: number;
}

/** How hard and over which events is to be proven; what was not said is left out. */
export function workOf({ scalar, effort }: { readonly [Name in keyof Work]?: Work[Name] | undefined }): Work {
  return { ...(scalar === true ? { scalar } : {}), ...(effort === undefined ? {} : { effort }) };
}
