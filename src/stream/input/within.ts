import type { Event } from '../../event/index.ts';
import { documentOf } from './bulk.ts';
import { type Hit, hitOf } from './hit.ts';

/** An event that is a member of something else. */
export interface Within {
  readonly event: Event;
  readonly member: string;
  readonly hit: Hit | null;
}

/** What holds an event, if anything does (null: it stands for itself); `nothing`: there is none. `isUpdate`: the line below an `update`. */
export function withinOf(value: Event, isUpdate: boolean): Within | 'nothing' | null {
  if (isUpdate) {
    const document = documentOf(value);
    return document === null ? 'nothing' : { ...document, hit: null };
  }
  const hit = hitOf(value);
  if (hit === 'missing') return 'nothing';
  return hit === null ? null : { event: hit.event, member: hit.inside, hit };
}
