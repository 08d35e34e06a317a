import type { Json } from '../event/index.ts';
import { fileFields, hashFields, processFields, resourceFields, signatureFields, userFields } from './ecs-parts.ts';
import { registryFields } from './ecs-registry.ts';
import { present, textOf, wholeOf } from './read-values.ts';
import type { Members, WindowsRecord } from './windows-record.ts';

/** What kind of event a number of Sysmon is, and the fields that it carries. */
interface SysmonEvent {
  readonly category: readonly string[];
  readonly type: readonly string[];
  readonly action: string;
  readonly fields: (data: Members) => Members;
}

/** The process that acts, as most events name it. */
function actor(data: Members): Members {
  return {
    ...processFields('process', { guid: data['ProcessGuid'], pid: data['ProcessId'], image: data['Image'] }),
    ...userFields(data['User']),
  };
}

function created(data: Members): Members {
  const { ProcessGuid, ProcessId, Image, CommandLine, ParentProcessGuid, ParentProcessId, ParentImage, ParentCommandLine } = data;
  return {
    ...processFields('process', { guid: ProcessGuid, pid: ProcessId, image: Image, commandLine: CommandLine }),
    ...processFields('process.parent', {
      guid: ParentProcessGuid,
      pid: ParentProcessId,
      image: ParentImage,
      commandLine: ParentCommandLine,
    }),
    ...present({ 'process.working_directory': textOf(data['CurrentDirectory']) }),
    ...hashFields('process', data['Hashes']),
    ...resourceFields('process', data),
    ...userFields(data['User']),
  };
}

const file = (data: Members): Members => ({
  ...actor(data),
  ...fileFields('file', data['TargetFilename']),
  ...hashFields('file', data['Hashes']),
});

function loaded(data: Members): Members {
  const parts = ['dll', 'file'].flatMap((prefix) => [
    fileFields(prefix, data['ImageLoaded']),
    hashFields(prefix, data['Hashes']),
    resourceFields(prefix, data),
    signatureFields(prefix, data),
  ]);
  return { ...actor(data), ...Object.assign({}, ...parts) };
}

function connected(data: Members): Members {
  const initiated = textOf(data['Initiated'])?.toLowerCase();
  return {
    ...actor(data),
    ...present({
      'network.transport': textOf(data['Protocol'])?.toLowerCase(),
      'network.protocol': textOf(data['DestinationPortName'])?.toLowerCase().replace(/^-$/, '') || null,
      'network.direction': initiated === undefined ? null : initiated === 'true' ? 'egress' : 'ingress',
      'source.ip': textOf(data['SourceIp']),
      'source.port': wholeOf(data['SourcePort']),
      'source.domain': named(data['SourceHostname']),
      'destination.ip': textOf(data['DestinationIp']),
      'destination.port': wholeOf(data['DestinationPort']),
      'destination.domain': named(data['DestinationHostname']),
    }),
  };
}

/** Of two processes, the one that acts on the other. */
const acting = (data: Members): Members => ({
  ...processFields('process', {
    guid: data['SourceProcessGuid'] ?? data['SourceProcessGUID'],
    pid: data['SourceProcessId'],
    image: data['SourceImage'],
  }),
  ...userFields(data['SourceUser']),
});

const asked = (data: Members): Members => ({
  ...actor(data),
  ...present({
    'network.protocol': 'dns',
    'dns.question.name': textOf(data['QueryName']),
    'sysmon.dns.status': textOf(data['QueryStatus']),
  }),
});

const piped = (data: Members): Members => ({ ...actor(data), ...present({ 'file.name': textOf(data['PipeName']) }) });
const registry = (data: Members): Members => ({ ...actor(data), ...registryFields(data['TargetObject'], data['Details']) });

function named(host: Json | undefined): string | null {
  const text = textOf(host);
  return text === '-' || text === '' ? null : text;
}

const event = (
  category: string | readonly string[],
  type: string | readonly string[],
  action: string,
  fields: SysmonEvent['fields'] = actor,
): SysmonEvent => ({ category: [category].flat(), type: [type].flat(), action, fields });

/** By the number of the event. A library that is loaded is of both categories that rules ask: Winlogbeat's and the endpoint's. */
const EVENTS: ReadonlyMap<number, SysmonEvent> = new Map([
  [1, event('process', 'start', 'Process Create (rule: ProcessCreate)', created)],
  [2, event('file', 'change', 'File creation time changed (rule: FileCreateTime)', file)],
  [3, event('network', ['start', 'connection', 'protocol'], 'Network connection detected (rule: NetworkConnect)', connected)],
  [5, event('process', 'end', 'Process terminated (rule: ProcessTerminate)')],
  [6, event('driver', 'start', 'Driver loaded (rule: DriverLoad)', loaded)],
  [7, event(['library', 'process'], ['start', 'change'], 'Image loaded (rule: ImageLoad)', loaded)],
  [8, event('process', 'change', 'CreateRemoteThread detected (rule: CreateRemoteThread)', acting)],
  [9, event('process', 'access', 'RawAccessRead detected (rule: RawAccessRead)')],
  [10, event('process', 'access', 'Process accessed (rule: ProcessAccess)', acting)],
  [11, event('file', 'creation', 'File created (rule: FileCreate)', file)],
  [12, event(['configuration', 'registry'], 'change', 'Registry object added or deleted (rule: RegistryEvent)', registry)],
  [13, event(['configuration', 'registry'], 'change', 'Registry value set (rule: RegistryEvent)', registry)],
  [14, event(['configuration', 'registry'], 'change', 'Registry object renamed (rule: RegistryEvent)', registry)],
  [15, event('file', 'access', 'File stream created (rule: FileCreateStreamHash)', file)],
  [17, event('file', 'creation', 'Pipe Created (rule: PipeEvent)', piped)],
  [18, event('file', 'access', 'Pipe Connected (rule: PipeEvent)', piped)],
  [22, event('network', ['connection', 'protocol', 'info'], 'Dns query (rule: DnsQuery)', asked)],
  [23, event('file', 'deletion', 'File Delete archived (rule: FileDelete)', file)],
  [25, event('process', 'change', 'Process Tampering (rule: ProcessTampering)')],
  [26, event('file', 'deletion', 'File Delete logged (rule: FileDeleteDetected)', file)],
]);

/** Registry events that tell apart what was done. */
const REGISTRY_TYPES: ReadonlyMap<string, string> = new Map([
  ['CreateKey', 'creation'],
  ['CreateValue', 'creation'],
  ['DeleteKey', 'deletion'],
  ['DeleteValue', 'deletion'],
]);

/** What an event of Sysmon is in ECS, beside its envelope. */
export function sysmonFields({ eventId, data }: WindowsRecord): Members {
  const known = eventId === null ? undefined : EVENTS.get(eventId);
  const source = { 'event.module': 'sysmon', 'event.dataset': 'windows.sysmon_operational' };
  if (known === undefined) return { ...source, ...actor(data) };
  const { category, type, action, fields } = known;
  const told = REGISTRY_TYPES.get(textOf(data['EventType']) ?? '');
  return {
    ...source,
    'event.category': category,
    'event.type': eventId === 12 && told !== undefined ? [told] : type,
    'event.action': action,
    ...fields(data),
  };
}
