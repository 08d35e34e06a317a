import type { Host, World } from './background/host-inventory.ts';
import type { Random } from './random.ts';

/** Who wrote the event: Elastic Defend, or Endgame before it. */
export type Shape = 'defend' | 'endgame';

/** The circumstances of one event. */
export interface Scene {
  readonly random: Random;
  readonly world: World;
  readonly host: Host;
  readonly shape: Shape;
  /** Epoch milliseconds. */
  readonly time: number;
  /** The longest value of `process.executable` that is indexed, in UTF-16 units; null: no limit. */
  readonly limit: number | null;
}
