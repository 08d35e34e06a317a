import type { Desk } from '../desk.ts';
import type { Show } from './told.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly desk: Desk;
  readonly show: Show;
}
