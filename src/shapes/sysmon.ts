import type { Event } from '../event/index.ts';
import { own, textOf, wholeOf } from './read-values.ts';
import { SYSMON_CHANNEL, SYSMON_PROVIDER, type WindowsRecord } from './windows-record.ts';

/** What agents that flatten Windows events call what stands in `System`: the first that an event has. */
const NAMES = {
  channel: ['Channel', 'log_name', 'LogName'],
  provider: ['Provider_Name', 'SourceName', 'source_name', 'ProviderName', 'Provider'],
  eventId: ['EventID', 'event_id', 'EventId', 'Id'],
  computer: ['Computer', 'Hostname', 'computer_name', 'MachineName', 'host'],
  time: ['@timestamp', 'TimeCreated', 'SystemTime', 'EventTime', 'UtcTime', 'timestamp'],
} as const;

/** Fields that every event of Sysmon has one of, and no other program writes: they tell it where no log is named. */
const OF_SYSMON = ['UtcTime', 'ProcessGuid', 'SourceProcessGUID', 'SourceProcessGuid'] as const;

/** The record of a Windows event, Sysmon's mostly, whose fields stand side by side; null: it is none. */
export function flatRecord(event: Event): WindowsRecord | null {
  const first = (names: readonly string[]) =>
    names.map((name) => own(event, name)).find((value) => value !== undefined && value !== null);
  const eventId = wholeOf(first(NAMES.eventId));
  if (eventId === null) return null;
  const channel = textOf(first(NAMES.channel));
  const provider = textOf(first(NAMES.provider));
  const ofSysmon = OF_SYSMON.some((name) => own(event, name) !== undefined);
  if (channel === null && provider === null && !ofSysmon) return null;
  const isSysmon = provider === SYSMON_PROVIDER || (channel === null && provider === null);
  return {
    channel: channel ?? (isSysmon ? SYSMON_CHANNEL : null),
    provider: provider ?? (isSysmon ? SYSMON_PROVIDER : null),
    eventId,
    computer: textOf(first(NAMES.computer)),
    time: first(NAMES.time) ?? null,
    system: {},
    data: event,
  };
}
