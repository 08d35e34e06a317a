import type { Event, Json } from '../event/index.ts';
import { isMembers, own, present, sole, textOf, wholeOf } from './read-values.ts';
import type { Members, WindowsRecord } from './windows-record.ts';

/** Where exporters put the `Event` of a Windows event log: alone, or within what they add of their own. */
const PLACES: readonly (readonly string[])[] = [
  ['Event'],
  ['document', 'data', 'Event'],
  ['data', 'Event'],
  ['event', 'Event'],
  // Velociraptor leaves the element out.
  [],
];

/** What converters of XML call the attributes of an element: each below one of these, with one of these before its name, or beside it. */
const ATTRIBUTES = ['#attributes', '$', '_attributes'] as const;
const MARKS = ['@', '-', '_'] as const;
/** What they call its text. */
const TEXTS = ['#text', '$t', '_', '__text', '_text', 'Value'] as const;

/** The record of an event in the XML shape of Windows, as JSON; null: it is none. */
export function evtxRecord(event: Event): WindowsRecord | null {
  for (const place of PLACES) {
    const found = place.reduce<Json | undefined>(child, event);
    const system = child(found, 'System');
    const isOne = place.length > 0 || own(system, 'EventID') !== undefined;
    if (isMembers(found) && isMembers(system) && isOne) return recordOf(found, system);
  }
  return null;
}

/** The element of a name within another. */
function child(element: Json | undefined, name: string): Json | undefined {
  return sole(own(element, name));
}

function recordOf(event: Members, system: Members): WindowsRecord {
  const of = (element: string, name: string): Json | undefined =>
    attributeOf(child(system, element), name) ?? own(child(system, `${element}_attributes`), name);
  return {
    channel: textOf(contentOf(child(system, 'Channel'))),
    provider: textOf(of('Provider', 'Name')),
    eventId: wholeOf(contentOf(child(system, 'EventID'))),
    computer: textOf(contentOf(child(system, 'Computer'))),
    time: timeOf(of('TimeCreated', 'SystemTime') ?? contentOf(child(system, 'TimeCreated'))),
    system: present({
      Provider_Guid: of('Provider', 'Guid'),
      Level: contentOf(child(system, 'Level')),
      Task: contentOf(child(system, 'Task')),
      Opcode: contentOf(child(system, 'Opcode')),
      Keywords: contentOf(child(system, 'Keywords')),
      Version: contentOf(child(system, 'Version')),
      EventRecordID: contentOf(child(system, 'EventRecordID')),
      Execution_ProcessID: of('Execution', 'ProcessID'),
      Execution_ThreadID: of('Execution', 'ThreadID'),
      UserID: of('Security', 'UserID'),
    }),
    data: dataOf(event),
  };
}

/** Numbers that no log of this century has as milliseconds are seconds, as Velociraptor has them. */
function timeOf(written: Json | undefined): Json | null {
  return typeof written === 'number' && written < 1e11 ? Math.round(written * 1000) : (written ?? null);
}

/** `EventData`, or the elements within `UserData`, which every provider calls something else. */
export function dataOf(event: Members): Members {
  const eventData = child(event, 'EventData');
  const userData = child(event, 'UserData');
  const inUserData = isMembers(userData) ? Object.values(userData).map(sole).filter(isMembers) : [];
  return Object.assign({}, ...[eventData, ...inUserData].map(namedValues));
}

/** The values of an element by their names: members, or a list of `Data` elements with a name each. */
function namedValues(element: Json | undefined): Members {
  if (!isMembers(element)) return {};
  const named: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(element)) {
    if (isAttribute(name)) continue;
    const entries = name === 'Data' && Array.isArray(value) ? value : [sole(value)];
    const unnamed: Json[] = [];
    for (const entry of entries) {
      const itsName = name === 'Data' ? textOf(attributeOf(entry, 'Name')) : name;
      const content = contentOf(entry);
      if (content === undefined || content === null) continue;
      if (itsName === null) unnamed.push(content);
      else named[itsName] = content;
    }
    const [only] = unnamed;
    if (only !== undefined) named['Data'] = unnamed.length === 1 ? only : unnamed;
  }
  return named;
}

function isAttribute(name: string): boolean {
  return ATTRIBUTES.some((one) => one === name) || name.startsWith('@') || name === 'xmlns';
}

function attributeOf(element: Json | undefined, name: string): Json | undefined {
  for (const key of ATTRIBUTES) {
    const found = own(own(element, key), name);
    if (found !== undefined) return found;
  }
  for (const mark of MARKS) {
    const found = own(element, mark + name);
    if (found !== undefined) return found;
  }
  // Some leave no difference between attributes and elements.
  return own(element, name);
}

/** The text of an element: itself, or what stands beside its attributes. Elements within it stay what they are. */
function contentOf(element: Json | undefined): Json | undefined {
  if (!isMembers(element)) return element;
  for (const key of TEXTS) {
    const found = own(element, key);
    if (found !== undefined) return found;
  }
  return Object.keys(element).every(isAttribute) ? undefined : element;
}
