import type { Event, Json } from '../event/index.ts';
import { own, present, textOf } from './read-values.ts';
import { isSecurity, type Members, type WindowsRecord } from './windows-record.ts';

/**
 * A record under the names that Sigma rules for Windows use: those of its data as the log has them, and the facts of its envelope under the names
 * that Sigma's taxonomy gives them. The data win: a log that tells of another log has its `Channel` there.
 */
export function sigmaView(record: WindowsRecord): Event {
  const { channel, provider, eventId, computer, time, system, data } = record;
  const envelope = present({
    Channel: channel,
    Provider_Name: provider,
    Computer: computer,
    ...system,
  });
  return {
    ...present({ '@timestamp': time }),
    ...envelope,
    ...otherNames(data),
    ...data,
    ...present({ EventID: eventId }),
    ...processCreated(record),
  };
}

/**
 * Rules write the names of a log without their blanks, or with `_` for them: `NewValue` and `Feature_Name` of Defender. And they call data without
 * names `Data`, which Winlogbeat numbers.
 */
function otherNames(data: Members): Members {
  const spelled = Object.entries(data)
    .filter(([name]) => name.includes(' '))
    .flatMap(([name, value]) => ['', '_'].map((sign): [string, Json] => [name.replaceAll(' ', sign), value]));
  const numbered: Json[] = [];
  for (let value = own(data, 'param1'); value !== undefined; value = own(data, `param${numbered.length + 1}`))
    numbered.push(value);
  return { ...(numbered.length > 0 ? { Data: numbered } : {}), ...Object.fromEntries(spelled) };
}

/** The start of a process as the Security log tells it, under the names of Sysmon, which Sigma's category goes by. */
function processCreated(record: WindowsRecord): Members {
  if (!isSecurity(record) || record.eventId !== 4688) return {};
  const { data } = record;
  const [domain, name] = [textOf(data['SubjectDomainName']), textOf(data['SubjectUserName'])];
  const user: Json | null = domain === null || name === null ? null : `${domain}\\${name}`;
  return present({
    Image: data['NewProcessName'],
    ParentImage: data['ParentProcessName'],
    ProcessId: data['NewProcessId'],
    ParentProcessId: data['ProcessId'],
    LogonId: data['SubjectLogonId'],
    User: user,
    IntegrityLevel: INTEGRITY_LEVELS.get(textOf(data['MandatoryLabel'])?.toUpperCase() ?? ''),
  });
}

/** What Sysmon calls the mandatory labels. */
const INTEGRITY_LEVELS: ReadonlyMap<string, string> = new Map([
  ['S-1-16-4096', 'Low'],
  ['S-1-16-8192', 'Medium'],
  ['S-1-16-8448', 'Medium Plus'],
  ['S-1-16-12288', 'High'],
  ['S-1-16-16384', 'System'],
]);
