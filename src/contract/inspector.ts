import type { Engine } from './engine.ts';

/**
 * Software of others that reads a printed artifact before there is any event: it takes the artifact or does not, and may
 * convert it to languages of its own.
 */
export interface Inspector {
  readonly name: string;
  /** The target whose artifacts it reads. */
  readonly reads: string;
  /** Its version; null means that it cannot run here. */
  receipt(): Promise<string | null>;
  /** Rejects only when the software itself is gone or at fault. */
  inspect(artifact: string): Promise<Inspection>;
}

interface Inspection {
  /** Why it does not take the artifact; none: it does. */
  readonly problems: readonly string[];
  readonly conversions: readonly Conversion[];
}

/** What a converter made of an artifact. */
export type Conversion =
  | { readonly converter: string; readonly version: string; readonly status: 'refused'; readonly reason: string }
  | {
      readonly converter: string;
      readonly version: string;
      readonly status: 'converted';
      readonly text: string;
      /** What runs the text over events, so that it can be told whether the meaning was kept; null: nothing at hand does. */
      readonly engine: Engine | null;
    };
