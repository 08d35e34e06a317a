import type { Json } from '../event/index.ts';
import { processFields } from './ecs-parts.ts';
import { present, textOf, wholeOf } from './read-values.ts';
import type { Members, WindowsRecord } from './windows-record.ts';

interface SecurityEvent {
  readonly category: readonly string[];
  readonly type: readonly string[];
  readonly action: string;
  readonly fields: (data: Members) => Members;
}

/** An account of an event: `Subject` is who asked, `Target` who it is about. */
function account(role: 'Subject' | 'Target', data: Members): Members {
  const said = (name: string): string | null => {
    const text = textOf(data[`${role}${name}`]);
    return text === null || text === '' || text === '-' ? null : text;
  };
  return present({
    'user.id': said('UserSid') ?? said('Sid'),
    'user.name': said('UserName'),
    'user.domain': said('DomainName'),
  });
}

const subject = (data: Members): Members => account('Subject', data);

const processCreated = (data: Members): Members => ({
  ...processFields('process', { pid: data['NewProcessId'], image: data['NewProcessName'], commandLine: data['CommandLine'] }),
  ...processFields('process.parent', { pid: data['ProcessId'], image: data['ParentProcessName'] }),
  ...subject(data),
});

const processEnded = (data: Members): Members => ({
  ...processFields('process', { pid: data['ProcessId'], image: data['ProcessName'] }),
  ...subject(data),
});

const logon = (data: Members): Members => ({
  ...account('Target', data),
  ...processFields('process', { pid: data['ProcessId'], image: dashless(data['ProcessName']) }),
  ...present({
    'source.ip': address(data['IpAddress']),
    'source.port': wholeOf(data['IpPort']),
    'source.domain': textOf(dashless(data['WorkstationName'])),
    'winlog.logon.type': LOGON_TYPES.get(textOf(data['LogonType']) ?? ''),
    'winlog.logon.id': textOf(data['TargetLogonId']),
  }),
});

function dashless(value: Json | undefined): Json | undefined {
  return value === '-' || value === '' ? undefined : value;
}

function address(value: Json | undefined): string | null {
  const text = textOf(dashless(value));
  return text === null || text === 'LOCAL' ? null : text.replace(/^::ffff:/i, '');
}

/** Kinds of logons as Winlogbeat names them. */
const LOGON_TYPES: ReadonlyMap<string, string> = new Map([
  ['2', 'Interactive'],
  ['3', 'Network'],
  ['4', 'Batch'],
  ['5', 'Service'],
  ['7', 'Unlock'],
  ['8', 'NetworkCleartext'],
  ['9', 'NewCredentials'],
  ['10', 'RemoteInteractive'],
  ['11', 'CachedInteractive'],
]);

const event = (
  category: string | readonly string[],
  type: string | readonly string[],
  action: string,
  fields: SecurityEvent['fields'] = subject,
): SecurityEvent => ({ category: [category].flat(), type: [type].flat(), action, fields });

/** By the number of the event: those whose facts have names in ECS. */
const EVENTS: ReadonlyMap<number, SecurityEvent> = new Map([
  [1102, event('iam', ['admin', 'change'], 'audit-log-cleared')],
  [4624, event('authentication', 'start', 'logged-in', logon)],
  [4625, event('authentication', 'start', 'logon-failed', logon)],
  [4634, event('authentication', 'end', 'logged-out', logon)],
  [4648, event('authentication', 'start', 'logged-in-explicit', logon)],
  [4672, event('iam', 'admin', 'logged-in-special')],
  [4688, event('process', 'start', 'created-process', processCreated)],
  [4689, event('process', 'end', 'exited-process', processEnded)],
  [4697, event(['iam', 'configuration'], ['admin', 'change'], 'service-installed')],
  [4698, event(['iam', 'configuration'], ['creation', 'admin'], 'scheduled-task-created')],
  [4699, event(['iam', 'configuration'], ['deletion', 'admin'], 'scheduled-task-deleted')],
  [4700, event(['iam', 'configuration'], ['change', 'admin'], 'scheduled-task-enabled')],
  [4701, event(['iam', 'configuration'], ['change', 'admin'], 'scheduled-task-disabled')],
  [4702, event(['iam', 'configuration'], ['change', 'admin'], 'scheduled-task-updated')],
  [4719, event(['iam', 'configuration'], ['admin', 'change'], 'changed-audit-config')],
  [4720, event('iam', ['user', 'creation'], 'added-user-account')],
  [4722, event('iam', ['user', 'change'], 'enabled-user-account')],
  [4724, event('iam', ['user', 'change'], 'reset-password')],
  [4725, event('iam', ['user', 'deletion'], 'disabled-user-account')],
  [4726, event('iam', ['user', 'deletion'], 'deleted-user-account')],
  [4728, event('iam', ['group', 'change'], 'added-member-to-group')],
  [4732, event('iam', ['group', 'change'], 'added-member-to-group')],
  [4738, event('iam', ['user', 'change'], 'modified-user-account')],
  [4740, event('iam', ['user', 'change'], 'locked-out-user-account')],
  [4768, event('authentication', 'start', 'kerberos-authentication-ticket-requested', logon)],
  [4769, event('authentication', 'start', 'kerberos-service-ticket-requested', logon)],
  [4776, event('authentication', 'start', 'credential-validated', logon)],
]);

/** Events that tell of a failure by being what they are. */
const FAILURES: ReadonlySet<number> = new Set([4625]);

/** What an event of the Security log is in ECS, beside its envelope. */
export function securityFields({ eventId, data, system }: WindowsRecord): Members {
  const source = { 'event.module': 'security', 'event.dataset': 'system.security' };
  const known = eventId === null ? undefined : EVENTS.get(eventId);
  const outcome = outcomeOf(eventId, system['Keywords']);
  if (known === undefined) return { ...source, ...present({ 'event.outcome': outcome }), ...subject(data) };
  return {
    ...source,
    'event.category': known.category,
    'event.type': known.type,
    'event.action': known.action,
    ...present({ 'event.outcome': outcome }),
    ...known.fields(data),
  };
}

/** The keywords of the Security log tell success from failure: by their bits, or in words. */
function outcomeOf(eventId: number | null, keywords: Json | undefined): string | null {
  if (eventId !== null && FAILURES.has(eventId)) return 'failure';
  const words = [keywords].flat().map((word) => textOf(word)?.toLowerCase() ?? '');
  if (words.some((word) => word === 'audit failure' || /^0x8010[0-9a-f]{12}$/.test(word))) return 'failure';
  if (words.some((word) => word === 'audit success' || /^0x8020[0-9a-f]{12}$/.test(word))) return 'success';
  return null;
}
