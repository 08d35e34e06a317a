import type { Event, Json } from '../event/index.ts';
import { at, isMembers, present, textOf, wholeOf } from './read-values.ts';
import type { Members, WindowsRecord } from './windows-record.ts';

/** The record of an event as Winlogbeat and Elastic Agent write it; null: it is none. */
export function winlogbeatRecord(event: Event): WindowsRecord | null {
  return recordOf(event) ?? recordBefore7(event);
}

/** Before version 7 nothing stands below `winlog`. */
function recordBefore7(event: Event): WindowsRecord | null {
  const channel = textOf(at(event, 'log_name'));
  const provider = textOf(at(event, 'source_name'));
  const eventId = wholeOf(at(event, 'event_id'));
  if (eventId === null || channel === null || provider === null) return null;
  return {
    channel,
    provider,
    eventId,
    computer: textOf(at(event, 'computer_name')),
    time: at(event, '@timestamp') ?? null,
    system: present({
      Provider_Guid: at(event, 'provider_guid'),
      Level: at(event, 'level'),
      Task: at(event, 'task'),
      Opcode: at(event, 'opcode'),
      Keywords: at(event, 'keywords'),
      Version: at(event, 'version'),
      EventRecordID: at(event, 'record_number'),
      Execution_ProcessID: at(event, 'process_id'),
      Execution_ThreadID: at(event, 'thread_id'),
      UserID: at(event, 'user.identifier'),
    }),
    data: { ...membersAt(event, 'user_data'), ...membersAt(event, 'event_data') },
  };
}

function recordOf(event: Event): WindowsRecord | null {
  const channel = textOf(at(event, 'winlog.channel'));
  const provider = textOf(at(event, 'winlog.provider_name'));
  const eventId = wholeOf(at(event, 'winlog.event_id')) ?? wholeOf(at(event, 'event.code'));
  if (eventId === null || (channel === null && provider === null)) return null;
  return {
    channel,
    provider,
    eventId,
    computer: textOf(at(event, 'winlog.computer_name')),
    time: at(event, '@timestamp') ?? null,
    system: present({
      Provider_Guid: at(event, 'winlog.provider_guid'),
      Level: at(event, 'log.level'),
      Task: at(event, 'winlog.task'),
      Opcode: at(event, 'winlog.opcode'),
      Keywords: at(event, 'winlog.keywords'),
      Version: at(event, 'winlog.version'),
      EventRecordID: at(event, 'winlog.record_id'),
      Execution_ProcessID: at(event, 'winlog.process.pid'),
      Execution_ThreadID: at(event, 'winlog.process.thread.id'),
      UserID: at(event, 'winlog.user.identifier'),
    }),
    data: { ...membersAt(event, 'winlog.user_data'), ...membersAt(event, 'winlog.event_data') },
  };
}

/** What stands below a name, nested or each with the whole name. */
function membersAt(event: Event, name: string): Members {
  const nested = at(event, name);
  const members: { [name: string]: Json } = isMembers(nested) ? { ...nested } : {};
  for (const [key, value] of Object.entries(event)) {
    if (key.startsWith(`${name}.`)) members[key.slice(name.length + 1)] = value;
  }
  return members;
}
