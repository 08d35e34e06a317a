/** Who acts: on every event of Sysmon about a process that does something. */
const ACTOR = ['Image', 'ProcessId', 'ProcessGuid', 'User'] as const;

/** The header of an entry in the event log. */
const HEADER = ['EventID', 'Provider_Name', 'Channel', 'ComputerName'] as const;

const VERSION = ['OriginalFileName', 'Company', 'Description', 'Product', 'FileVersion'] as const;
const SIGNATURE = ['Hashes', 'imphash', 'Signed', 'Signature', 'SignatureStatus'] as const;
const REGISTRY = [...ACTOR, 'EventType', 'TargetObject', 'Details', 'NewName'] as const;
const ENDS = ['Source', 'Destination'].flatMap((end) =>
  ['Ip', 'IsIpv6', 'Hostname', 'Port', 'PortName'].map((part) => end + part),
);

/**
 * The fields that events of a category have (sigma-target 2.2). A rule that asks for another field never fires, however right its name is. The
 * command line is no field of these events of Sysmon, but published rules have it from engines that look the process up.
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  process_creation: [
    ...ACTOR,
    ...VERSION,
    'CommandLine',
    'CurrentDirectory',
    'LogonGuid',
    'LogonId',
    'TerminalSessionId',
    'IntegrityLevel',
    'Hashes',
    'imphash',
    'ParentImage',
    'ParentCommandLine',
    'ParentProcessId',
    'ParentProcessGuid',
    'ParentUser',
  ],
  process_termination: [...ACTOR],
  process_access: [
    'SourceImage',
    'SourceProcessId',
    'SourceProcessGUID',
    'SourceUser',
    'TargetImage',
    'TargetProcessId',
    'TargetUser',
    'GrantedAccess',
    'CallTrace',
  ],
  create_remote_thread: [
    'SourceImage',
    'SourceProcessId',
    'SourceUser',
    'TargetImage',
    'TargetProcessId',
    'TargetUser',
    'StartAddress',
    'StartModule',
    'StartFunction',
  ],
  file_event: [...ACTOR, 'CommandLine', 'TargetFilename', 'CreationUtcTime'],
  file_delete: [...ACTOR, 'TargetFilename', 'Hashes', 'imphash', 'IsExecutable', 'Archived'],
  file_rename: [...ACTOR, 'TargetFilename', 'SourceFilename'],
  network_connection: [...ACTOR, ...ENDS, 'CommandLine', 'Protocol', 'Initiated'],
  dns_query: [...ACTOR, 'QueryName', 'QueryStatus', 'QueryResults'],
  image_load: [...ACTOR, ...VERSION, ...SIGNATURE, 'CommandLine', 'ImageLoaded'],
  driver_load: [...SIGNATURE, 'ImageLoaded'],
  registry_add: REGISTRY,
  registry_set: REGISTRY,
  registry_delete: REGISTRY,
  registry_event: REGISTRY,
};

const KNOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FIELDS).map(([category, fields]) => [category, new Set([...fields, ...HEADER])]),
);

/** The categories with a list of fields. */
export const LISTED_CATEGORIES: readonly string[] = Object.keys(FIELDS);

/** The fields that events of a category have, those that are its own first; none: no list is known. */
export function fieldsOf(category: string): readonly string[] {
  return [...(KNOWN.get(category) ?? [])];
}

/** Whether events of a category have a field; categories without a list may have any. */
export function hasField(category: string | null, field: string): boolean {
  return category === null || (KNOWN.get(category)?.has(field) ?? true);
}
