import type { Event, Json } from '../../src/event/index.ts';
import { put } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import { accountOf, type BackgroundActivity, backgroundEvent } from './endpoint-events.ts';
import { baseName, envelope, processFields, userFields } from './process-events.ts';
import { images, PROGRAMS } from './programs.ts';
import { auditEvent, webEvent } from './service-logs.ts';

/** An ordinary event of any category a rule may name; categories without a form of their own get the plain fields of a log. */
export function eventOfCategory(context: EventContext, category: string): Event {
  switch (category) {
    case 'process':
    case 'file':
      return backgroundEvent(context, category);
    case 'network':
      return backgroundEvent(context, context.random.pick<BackgroundActivity>(['network', 'network', 'dns']));
    case 'registry':
      return registryEvent(context);
    case 'library':
    case 'driver':
      return imageEvent(context, category);
    case 'authentication':
      return context.random.chance(0.8) ? authenticationEvent(context) : auditEvent(context, category);
    case 'iam':
      return context.random.chance(0.4) ? directoryEvent(context) : auditEvent(context, category);
    case 'configuration':
      return auditEvent(context, category);
    case 'web':
      return webEvent(context);
    default:
      return logEvent(context, category);
  }
}

/** The program, user and shared fields of an event on a machine. */
function onMachine(context: EventContext, category: string, type: string, action: string): Event {
  const program = context.random.pick(PROGRAMS[context.host.os]);
  const { image, parent } = images(context.random, program);
  return {
    ...envelope(context, category, { category: [category], type: [type], action }),
    process: processFields(context, image, parent),
    user: userFields(accountOf(context, program)),
  };
}

function registryEvent(context: EventContext): Event {
  const { random } = context;
  const value = random.word();
  const key = `SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\${random.pick(['Explorer', 'Uninstall', 'Policies'])}\\${random.word()}`;
  const fields = { data: { strings: [random.word()], type: 'REG_SZ' }, hive: 'HKLM', key, path: `HKLM\\${key}\\${value}`, value };
  return { ...onMachine(context, 'registry', 'change', 'modification'), registry: fields };
}

const LIBRARIES = {
  windows: ['C:\\Windows\\System32\\ntdll.dll', 'C:\\Windows\\System32\\user32.dll', 'C:\\Windows\\System32\\crypt32.dll'],
  linux: ['/usr/lib/x86_64-linux-gnu/libc.so.6', '/usr/lib/x86_64-linux-gnu/libssl.so.3'],
  macos: ['/usr/lib/libSystem.B.dylib', '/usr/lib/libobjc.A.dylib'],
} as const;

function imageEvent(context: EventContext, category: 'library' | 'driver'): Event {
  const path = context.random.pick<string>(LIBRARIES[context.host.os]);
  const signature = { exists: true, status: 'trusted', subject_name: 'Microsoft Windows', trusted: true };
  const dll = {
    Ext: { relative_file_creation_time: 8_640_000.5 },
    code_signature: signature,
    hash: context.inventory.hashes(path),
    name: baseName(path),
    path,
  };
  return { ...onMachine(context, category, 'start', 'load'), dll };
}

function authenticationEvent(context: EventContext): Event {
  const { random } = context;
  const success = random.chance(0.8);
  const event = onMachine(
    context,
    'authentication',
    'start',
    context.host.os === 'windows' ? (success ? 'logged-in' : 'logon-failed') : 'ssh_login',
  );
  const source = { ip: `10.1.${random.int(0, 255)}.${random.int(1, 254)}`, port: random.int(32_768, 60_999) };
  return { ...put(event, 'event.outcome', success ? 'success' : 'failure'), source };
}

/** A change of users and groups that a machine reports: of a directory on Windows, of accounts elsewhere. */
function directoryEvent(context: EventContext): Event {
  const { random, host } = context;
  const target = random.pick(host.users);
  const [action, code] = random.pick<readonly [string, string]>([
    ['added-member-to-group', '4728'],
    ['added-user-account', '4720'],
    ['modified-user-account', '4738'],
    ['reset-password', '4724'],
  ]);
  const event = onMachine(context, 'iam', random.pick(['user', 'group', 'change']), action);
  const told = put(put(event, 'group', { id: random.token(8), name: `${random.word()}s` }), 'user.target', userFields(target));
  if (host.os !== 'windows') return told;
  const data = { SubjectUserName: random.pick(host.users).name, SubjectUserSid: target.id, TargetUserName: target.name };
  return put(put(told, 'event.code', code), 'winlog', {
    channel: 'Security',
    computer_name: host.hostname,
    event_data: data,
    event_id: code,
  });
}

/** A log line of a service in the cloud or on a network. */
function logEvent(context: EventContext, category: string): Event {
  const { random, time } = context;
  const at = new Date(time).toISOString();
  const account = random.pick(context.host.users);
  const user: { readonly [key: string]: Json } = {
    email: `${account.name}@example.com`,
    id: random.token(21),
    name: account.name,
  };
  return {
    '@timestamp': at,
    agent: { id: context.host.agentId, type: 'filebeat', version: context.host.agentVersion },
    cloud: {
      account: { id: String(random.int(1e11, 9e11)) },
      provider: random.pick(['aws', 'azure', 'gcp']),
      region: 'eu-central-1',
    },
    data_stream: { dataset: `service.${category}`, namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
    event: {
      action: random.word(),
      category: [category],
      created: at,
      id: random.token(22),
      kind: 'event',
      outcome: 'success',
      type: ['info'],
    },
    host: context.host.fields,
    source: { ip: random.faker.internet.ipv4() },
    user,
    user_agent: { original: random.pick(['aws-cli/2.15.30 Python/3.11.8', 'Mozilla/5.0 (X11; Linux x86_64)', 'curl/8.5.0']) },
  };
}
