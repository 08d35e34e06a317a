import type { Event, Json } from '../event/index.ts';
import { dataOf } from './evtx.ts';
import { isMembers, own } from './read-values.ts';
import type { Members } from './windows-record.ts';

/** Where tools whose other fields stand side by side keep the data of an event by their names: Hayabusa. */
const TABLES = ['Details', 'ExtraFieldInfo', 'AllFieldInfo'] as const;

/** Where they keep the elements of the log: Sentinel's table of Windows events and Velociraptor, as members or as a text of JSON. */
const ELEMENTS = ['EventData', 'UserData'] as const;

/** The data of an event that stand together below one name, besides those that stand side by side. */
export function containedData(event: Event): Members {
  const elements = Object.fromEntries(ELEMENTS.map((name) => [name, parsed(own(event, name)) ?? null]));
  // EvtxECmd keeps both elements in one text; PowerShell's logs have a text of that name which is none.
  const payload = parsed(own(event, 'Payload'));
  return Object.assign(
    {},
    ...TABLES.map((name) => own(event, name)).filter(isMembers),
    dataOf(elements),
    isMembers(payload) && ELEMENTS.some((name) => isMembers(payload[name])) ? dataOf(payload) : {},
  );
}

/** The value itself, or what a text of JSON says. */
function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  if (!value.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}
