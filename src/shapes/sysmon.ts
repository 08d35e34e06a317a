import type { Event, Json } from '../event/index.ts';
import { containedData } from './contained.ts';
import { isMembers, own, present, textOf, wholeOf } from './read-values.ts';
import { SYSMON_CHANNEL, SYSMON_PROVIDER, type WindowsRecord } from './windows-record.ts';

/** What agents that flatten Windows events call what stands in `System`: the first that an event has. */
const NAMES = {
  channel: ['Channel', 'log_name', 'LogName'],
  provider: ['Provider_Name', 'SourceName', 'source_name', 'EventSourceName', 'ProviderName', 'Provider'],
  eventId: ['EventID', 'event_id', 'EventId', 'EventCode', 'Id'],
  computer: ['Computer', 'Hostname', 'computer_name', 'MachineName', 'host'],
  time: ['@timestamp', 'TimeCreated', 'TimeGenerated', 'SystemTime', 'EventTime', '_time', 'Timestamp', 'UtcTime', 'timestamp'],
} as const;

/** Fields that every event of Sysmon has one of, and no other program writes: they tell it where no log is named. */
const OF_SYSMON = ['UtcTime', 'ProcessGuid', 'SourceProcessGUID', 'SourceProcessGuid'] as const;

/** What Hayabusa calls the logs that most rules are about. */
const SHORT_CHANNELS: ReadonlyMap<string, string> = new Map([
  ['Sysmon', SYSMON_CHANNEL],
  ['Sec', 'Security'],
  ['Sys', 'System'],
  ['App', 'Application'],
  ['PwSh', 'Microsoft-Windows-PowerShell/Operational'],
  ['PwShClassic', 'Windows PowerShell'],
  ['Defender', 'Microsoft-Windows-Windows Defender/Operational'],
  ['TaskSch', 'Microsoft-Windows-TaskScheduler/Operational'],
  ['BitsCli', 'Microsoft-Windows-Bits-Client/Operational'],
]);

/**
 * The record of a Windows event, Sysmon's mostly, whose fields stand side by side, in the event or in what a search of Splunk calls its result;
 * null: it is none.
 */
export function flatRecord(event: Event): WindowsRecord | null {
  const result = own(event, 'result');
  return recordOf(event) ?? (isMembers(result) ? recordOf(result) : null);
}

function recordOf(event: Event): WindowsRecord | null {
  const first = (names: readonly string[]): Json | undefined =>
    names.map((name) => own(event, name)).find((value) => value !== undefined && value !== null);
  const eventId = wholeOf(first(NAMES.eventId));
  if (eventId === null) return null;
  const written = textOf(first(NAMES.channel)) ?? splunkChannel(event);
  const channel = written === null ? null : (SHORT_CHANNELS.get(written) ?? written);
  const provider = textOf(first(NAMES.provider)) ?? splunkProvider(event);
  const data = { ...event, ...(written === channel ? {} : present({ Channel: channel })), ...containedData(event) };
  const ofSysmon = OF_SYSMON.some((name) => own(data, name) !== undefined);
  if (channel === null && provider === null && !ofSysmon) return null;
  const isSysmon = provider === SYSMON_PROVIDER || (channel === null && provider === null);
  return {
    channel: channel ?? (isSysmon ? SYSMON_CHANNEL : null),
    provider: provider ?? (isSysmon ? SYSMON_PROVIDER : null),
    eventId,
    computer: textOf(first(NAMES.computer)),
    time: first(NAMES.time) ?? null,
    system: {},
    data,
  };
}

const SPLUNK_SOURCE = /^(?:Xml)?WinEventLog:/i;

/** Splunk's add-on for Windows tells the log in the source alone. */
function splunkChannel(event: Event): string | null {
  const source = textOf(own(event, 'source'));
  return source !== null && SPLUNK_SOURCE.test(source) ? source.replace(SPLUNK_SOURCE, '') : null;
}

/** It takes the attribute `Name` with the quotes of the XML. */
function splunkProvider(event: Event): string | null {
  const sourcetype = textOf(own(event, 'sourcetype'));
  if (sourcetype?.toLowerCase() !== 'xmlwineventlog') return null;
  return textOf(own(event, 'Name'))?.replace(/^'(.*)'$/s, '$1') ?? null;
}
