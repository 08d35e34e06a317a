import type { Event } from '../event/index.ts';
import { evtxRecord } from './evtx.ts';
import { flatRecord } from './sysmon.ts';
import type { WindowsRecord } from './windows-record.ts';
import { winlogbeatRecord } from './winlogbeat.ts';

/**
 * How programs write events down: in the Elastic Common Schema, or any other way that is taken as it stands; as Winlogbeat and Elastic Agent do;
 * the XML of a Windows event log as JSON; with the fields of a Windows event side by side, as agents for Sysmon do.
 */
export type ShapeName = 'ecs' | 'winlogbeat' | 'evtx' | 'sysmon';

/** Whoever writes a shape, and how a record is read from it; those of ECS are none. */
export const SHAPES: {
  readonly [Name in ShapeName]: { readonly title: string; readonly record: (event: Event) => WindowsRecord | null };
} = {
  evtx: { title: 'a Windows event log as JSON', record: evtxRecord },
  winlogbeat: { title: 'Winlogbeat', record: winlogbeatRecord },
  sysmon: { title: 'Windows events with their fields side by side', record: flatRecord },
  ecs: { title: 'ECS', record: () => null },
};

export const SHAPE_NAMES = Object.keys(SHAPES) as readonly ShapeName[];

/** An event told apart: its shape and, of a Windows log, its record. */
export interface Told {
  readonly shape: ShapeName;
  readonly record: WindowsRecord | null;
}

/** Tells the shape of an event by what it holds, or reads it in the shape that somebody names; what is not of it stays as it stands. */
export function tellShape(event: Event, named: ShapeName | 'auto'): Told {
  for (const shape of named === 'auto' ? SHAPE_NAMES : [named]) {
    const record = SHAPES[shape].record(event);
    if (record !== null) return { shape, record };
  }
  return { shape: 'ecs', record: null };
}
