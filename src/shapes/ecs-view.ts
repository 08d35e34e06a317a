import type { Event, Json } from '../event/index.ts';
import { securityFields } from './ecs-security.ts';
import { sysmonFields } from './ecs-sysmon.ts';
import { at, present } from './read-values.ts';
import { isSecurity, isSysmon, type Members, type WindowsRecord } from './windows-record.ts';

/**
 * A record under the names of the Elastic Common Schema, as Winlogbeat's modules write it: the envelope of every event, and the fields of those
 * of Sysmon and of the Security log. `written` is what stands in the event under ECS names already, which wins.
 */
export function ecsView(record: WindowsRecord, written: Event): Event {
  const derived = { ...envelopeOf(record), ...fieldsOf(record) };
  const lacking = Object.entries(derived).filter(([name]) => at(written, name) === undefined);
  return { ...Object.fromEntries(lacking), ...written };
}

function fieldsOf(record: WindowsRecord): Members {
  if (isSysmon(record)) return sysmonFields(record);
  return isSecurity(record) ? securityFields(record) : {};
}

function envelopeOf({ channel, provider, eventId, computer, time, system, data }: WindowsRecord): Members {
  const code = eventId === null ? null : String(eventId);
  const eventData = Object.entries(data).map(([name, value]): [string, Json] => [`winlog.event_data.${name}`, value]);
  return {
    ...present({
      '@timestamp': time,
      'event.kind': 'event',
      'event.code': code,
      'event.provider': provider,
      'host.name': computer?.toLowerCase(),
      'host.os.type': 'windows',
      'host.os.family': 'windows',
      'host.os.platform': 'windows',
      'winlog.channel': channel,
      'winlog.provider_name': provider,
      'winlog.event_id': code,
      'winlog.computer_name': computer,
      'winlog.record_id': system['EventRecordID'],
      'winlog.opcode': system['Opcode'],
      'winlog.task': system['Task'],
      'winlog.process.pid': system['Execution_ProcessID'],
      'winlog.process.thread.id': system['Execution_ThreadID'],
      'winlog.user.identifier': system['UserID'],
    }),
    ...Object.fromEntries(eventData),
  };
}
