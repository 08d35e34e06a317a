import type { Host, HostInventory } from './background/host-inventory.ts';
import type { Random } from './random.ts';

/** Who wrote the event: Elastic Defend, or Endgame before it. */
export type Sensor = 'defend' | 'endgame';

/** The circumstances of one event. */
export interface EventContext {
  readonly random: Random;
  readonly inventory: HostInventory;
  readonly host: Host;
  readonly sensor: Sensor;
  /** Epoch milliseconds. */
  readonly time: number;
}
