import type { Event, Json, Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { factsOf } from '../conditions/reading.ts';
import { at } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import { eventOfCategory } from './by-category.ts';
import { ENVELOPE_NAMES, type Envelope, envelopeOf, type LogSource } from './log-sources.ts';

/** What an event holds under a name of Sigma's own taxonomy: a field of the ordinary event, or a value that is drawn. */
type Filled = string | ((context: EventContext, event: Event) => Json);

/** A kind of log, with the names that Sigma has for what is in it. */
interface Log {
  /** The kind of ordinary event that it tells of. */
  readonly category: string;
  readonly fields: Readonly<Record<string, Filled>>;
}

const is =
  (value: Scalar): Filled =>
  () =>
    value;
const oneOf =
  (...values: readonly [Scalar, ...Scalar[]]): Filled =>
  ({ random }) =>
    random.pick(values);
const number =
  (from: number, to: number): Filled =>
  ({ random }) =>
    random.int(from, to);

const account: Filled = ({ random, host }) => `${host.hostname}\\${random.pick(host.users).name}`;
const user: Filled = ({ random, host }) => random.pick(host.users).name;
const computer: Filled = ({ host }) => host.hostname;
const hashes: Filled = (_, event) => `SHA256=${String(at(event, 'process.hash.sha256') ?? '0').toUpperCase()}`;

const ON_MACHINE = {
  Computer: computer,
  ComputerName: computer,
  Image: 'process.executable',
  ProcessId: 'process.pid',
  User: account,
} as const;
const SYSMON = {
  ...ON_MACHINE,
  Channel: is('Microsoft-Windows-Sysmon/Operational'),
  Provider_Name: is('Microsoft-Windows-Sysmon'),
};

const LOGS: Readonly<Record<string, Log>> = {
  process_creation: {
    category: 'process',
    fields: {
      ...SYSMON,
      EventID: is(1),
      CommandLine: 'process.command_line',
      ParentImage: 'process.parent.executable',
      ParentCommandLine: 'process.parent.command_line',
      ParentProcessId: 'process.parent.pid',
      CurrentDirectory: oneOf('C:\\Windows\\System32\\', 'C:\\Users\\Public\\', '/root', '/'),
      OriginalFileName: 'process.name',
      Description: oneOf('Windows Explorer', 'Console Window Host', 'Host Process for Windows Services'),
      Product: is('Microsoft\u00ae Windows\u00ae Operating System'),
      Company: is('Microsoft Corporation'),
      IntegrityLevel: oneOf('Medium', 'High', 'System'),
      Hashes: hashes,
      LogonId: is('0x3e7'),
      ParentUser: account,
    },
  },
  file_event: { category: 'file', fields: { ...SYSMON, EventID: is(11), TargetFilename: 'file.path' } },
  network_connection: {
    category: 'network',
    fields: {
      ...SYSMON,
      EventID: is(3),
      SourceIp: 'source.ip',
      SourcePort: 'source.port',
      DestinationIp: 'destination.ip',
      DestinationPort: 'destination.port',
      DestinationHostname: oneOf('example.com', 'update.example.net', 'intranet'),
      Initiated: oneOf('true', 'false'),
      Protocol: 'network.transport',
    },
  },
  registry: {
    category: 'registry',
    fields: {
      ...SYSMON,
      EventID: oneOf(12, 13, 14),
      EventType: oneOf('SetValue', 'CreateKey', 'DeleteValue'),
      TargetObject: 'registry.path',
      Details: oneOf('DWORD (0x00000001)', 'DWORD (0x00000000)', 'Binary Data', '(Empty)'),
    },
  },
  image_load: {
    category: 'library',
    fields: {
      ...SYSMON,
      EventID: is(7),
      ImageLoaded: 'dll.path',
      Signed: oneOf('true', 'false'),
      Signature: 'dll.code_signature.subject_name',
      SignatureStatus: oneOf('Valid', 'Expired'),
    },
  },
  dns_query: {
    category: 'process',
    fields: { ...SYSMON, EventID: is(22), QueryName: oneOf('example.com', 'www.example.org', 'wpad'), QueryStatus: is('0') },
  },
  ps_script: {
    category: 'process',
    fields: {
      Computer: computer,
      EventID: is(4104),
      Channel: is('Microsoft-Windows-PowerShell/Operational'),
      ScriptBlockText: oneOf('Get-ChildItem -Path C:\\', 'Write-Output $env:USERNAME', 'Import-Module ActiveDirectory'),
      Payload: is('CommandInvocation(Out-Default): "Out-Default"'),
      Path: is(''),
    },
  },
  security: {
    category: 'authentication',
    fields: {
      Computer: computer,
      Channel: is('Security'),
      Provider_Name: is('Microsoft-Windows-Security-Auditing'),
      EventID: oneOf(4624, 4625, 4634, 4672, 4688, 5140),
      SubjectUserName: user,
      SubjectDomainName: is('CORP'),
      TargetUserName: user,
      TargetDomainName: is('CORP'),
      LogonType: oneOf(2, 3, 5, 7),
      IpAddress: 'source.ip',
      WorkstationName: computer,
      ProcessName: 'process.executable',
      ObjectName: is('\\Device\\HarddiskVolume3'),
      AccessMask: oneOf('0x1', '0x2', '0x12019f'),
    },
  },
  system: {
    category: 'process',
    fields: {
      Computer: computer,
      Channel: is('System'),
      Provider_Name: is('Service Control Manager'),
      EventID: oneOf(7036, 7040, 7045),
      ServiceName: oneOf('BITS', 'WinDefend', 'Spooler'),
      ImagePath: 'process.executable',
      StartType: oneOf('auto start', 'demand start'),
      AccountName: is('LocalSystem'),
    },
  },
  webserver: {
    category: 'web',
    fields: {
      'c-ip': 'source.ip',
      'c-uri': oneOf('/', '/index.html', '/api/v1/items?id=7'),
      'cs-method': oneOf('GET', 'POST', 'HEAD'),
      'cs-uri-stem': oneOf('/', '/index.html', '/login'),
      'cs-uri-query': oneOf('id=7', 'q=shoes', ''),
      'cs-host': oneOf('www.example.com', 'intranet.example.com'),
      'cs-user-agent': is('Mozilla/5.0 (X11; Linux x86_64)'),
      'c-useragent': is('Mozilla/5.0 (X11; Linux x86_64)'),
      'sc-status': number(200, 404),
    },
  },
  auditd: {
    category: 'process',
    fields: {
      type: oneOf('EXECVE', 'SYSCALL', 'PATH'),
      a0: 'process.name',
      a1: is('-l'),
      exe: 'process.executable',
      comm: 'process.name',
      key: is('audit'),
    },
  },
  cloudtrail: {
    category: 'iam',
    fields: {
      eventName: oneOf('DescribeInstances', 'GetObject', 'AssumeRole'),
      eventSource: oneOf('ec2.amazonaws.com', 's3.amazonaws.com', 'sts.amazonaws.com'),
      userAgent: is('aws-cli/2.15.30'),
      sourceIPAddress: 'source.ip',
    },
  },
};

/** Draws ordinary events under the names that Sigma has for what is in them. */
interface SigmaEvents {
  /** An event of the log that has most of what the rule asks for. */
  readonly event: (context: EventContext) => Event;
  readonly other: (context: EventContext) => Event;
}

/** Which of the logs has the events of a category or service. */
const LOG_OF: Readonly<Record<string, keyof typeof LOGS>> = {
  process_termination: 'process_creation',
  file_change: 'file_event',
  file_delete: 'file_event',
  file_access: 'file_event',
  file_rename: 'file_event',
  file_executable_detected: 'file_event',
  file_block_executable: 'file_event',
  file_block_shredding: 'file_event',
  create_stream_hash: 'file_event',
  registry_event: 'registry',
  registry_set: 'registry',
  registry_add: 'registry',
  registry_delete: 'registry',
  registry_rename: 'registry',
  driver_load: 'image_load',
  ps_module: 'ps_script',
  proxy: 'webserver',
  powershell: 'ps_script',
};

/** What is in a log of which no more is known than where its events are from. */
const UNKNOWN: Log = { category: 'process', fields: { Computer: computer } };

/** Ordinary events for a rule that asks for names of Sigma's own taxonomy; null: it asks for none of them. */
export function sigmaEvents(asked: ReadonlySet<string>, schema: Schema, source: LogSource | null): SigmaEvents | null {
  const own = source === null ? null : ownLog(source);
  const logs = Object.values(LOGS);
  const shared = ({ fields }: Log): number => Object.keys(fields).filter((name) => asked.has(name)).length;
  const most = Math.max(...logs.map(shared));
  if (own === null && most === 0) return null;
  const alike = logs.filter((log) => shared(log) === most);
  const fitting = own !== null ? [own] : source === null ? alike : alike.map(withoutEnvelope);
  const draw = (context: EventContext, from: readonly Log[]): Event => {
    const log = from[context.random.int(0, from.length - 1)];
    return log === undefined ? {} : written(log, context, schema);
  };
  return { event: (context) => draw(context, fitting), other: (context) => draw(context, logs) };
}

/** What is in the events of a log source, which say that they are of it and of no other; null: it is not known here. */
function ownLog(source: LogSource): Log | null {
  const words = [source.category, source.service].flatMap((word) => word?.toLowerCase() ?? []);
  const name = words.map((word) => LOG_OF[word] ?? word).find((word) => Object.hasOwn(LOGS, word));
  const envelope = envelopeOf(source);
  const known = name === undefined ? undefined : LOGS[name];
  if (known === undefined && envelope === null) return null;
  const own = known ?? UNKNOWN;
  const { category, fields } = withoutEnvelope(own);
  return { category, fields: { ...fields, ...(envelope === null ? {} : outside(envelope, own.fields['EventID'])) } };
}

/** Nothing in it says of which Windows log it is. */
function withoutEnvelope({ category, fields }: Log): Log {
  const inside = Object.entries(fields).filter(([field]) => !ENVELOPE_NAMES.some((outside) => outside === field));
  return { category, fields: Object.fromEntries(inside) };
}

/** Of a log that has events of many numbers, those that are ordinary. */
function outside({ Channel, Provider_Name, EventID }: Envelope, ordinary: Filled | undefined): Log['fields'] {
  const [first, ...more] = EventID;
  const number: Filled | undefined = first === undefined ? ordinary : oneOf(first, ...more);
  return {
    Channel: is(Channel),
    Provider_Name: is(Provider_Name),
    ...(number === undefined ? {} : { EventID: number }),
  };
}

function written({ category, fields }: Log, context: EventContext, schema: Schema): Event {
  const ordinary = eventOfCategory(context, category);
  const entries = Object.entries(fields).flatMap(([name, filled]): readonly (readonly [string, Json])[] => {
    const value = typeof filled === 'string' ? at(ordinary, filled) : filled(context, ordinary);
    return value === undefined || value === null ? [] : [[name, asMapped(value, name, schema)]];
  });
  return { '@timestamp': new Date(context.time).toISOString(), ...Object.fromEntries(entries) };
}

/** Numbers are texts where the mapping keeps texts, and the other way round. */
function asMapped(value: Json, name: string, schema: Schema): Json {
  const family = familyOf(factsOf(schema, name).type);
  if (family === 'string' && typeof value === 'number') return String(value);
  return family === 'number' && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}
