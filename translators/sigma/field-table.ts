import type { Agreement } from '../../src/contract/index.ts';

/** How a test on the ECS field becomes a test on the Sigma field. */
export type Rewrite =
  /** The same test. */
  | { readonly kind: 'same' }
  /** The Sigma value ends with the ECS value after a separator: a path with its name. `path` is `\` or `/` by product. */
  | { readonly kind: 'last-part'; readonly separator: 'path' | '\\' }
  /** The Sigma value is a path, the ECS value what follows the last dot of its name. */
  | { readonly kind: 'extension' }
  /** The Sigma value is a command line, the ECS values its words. */
  | { readonly kind: 'argument' }
  /** The ECS value stands somewhere inside, with these texts around it. */
  | { readonly kind: 'inside'; readonly before: string; readonly after: string }
  /** The Sigma value lists several contents, each behind a label and `=`. */
  | { readonly kind: 'labelled'; readonly label: string }
  /** The Sigma value begins with the ECS value and this text. */
  | { readonly kind: 'first-part'; readonly separator: string }
  /** The Sigma value may end with a separator that the ECS value lacks. */
  | { readonly kind: 'folder' }
  /** The same content as a whole number. */
  | { readonly kind: 'number' }
  /** Only these values have a counterpart. */
  | { readonly kind: 'words'; readonly words: Readonly<Record<string, Word>> };

/** What a word of the ECS field is on the Sigma field: one of the texts, whole or contained. */
export interface Word {
  readonly values: readonly string[];
  readonly modifier?: 'contains';
  /** How the Sigma test differs on events as presumed; unless given it is the wider one, as the texts stand for other words too. */
  readonly differs?: 'equal' | 'may-match-less';
  /** What is presumed besides what the row presumes. */
  readonly presumes?: readonly Agreement[];
}

/** One ECS field in the portable taxonomy (sigma-target 2.2). */
export interface FieldRow {
  readonly ecs: string;
  readonly sigma: string;
  readonly rewrite: Rewrite;
  /** null: the same content under another name. Otherwise what differs, in half a sentence. */
  readonly differs: string | null;
  /** The content is an element of an array there, one text here. */
  readonly joined?: true;
  /** What is presumed of events, where the rewrite does not say it all. */
  readonly presumes?: readonly Agreement[];
  /** Products that have the field; absent: all. */
  readonly products?: readonly string[];
  /** Categories that call it so; absent: all that no row before names. */
  readonly categories?: readonly string[];
}

const same: Rewrite = { kind: 'same' };
const lastOfPath: Rewrite = { kind: 'last-part', separator: 'path' };
const WINDOWS = ['windows'];

function direct(ecs: string, sigma: string, products?: readonly string[]): FieldRow {
  return { ecs, sigma, rewrite: same, differs: null, ...(products === undefined ? {} : { products }) };
}

function renamed(ecs: string, sigma: string, rewrite: Rewrite, differs: string, products?: readonly string[]): FieldRow {
  return { ecs, sigma, rewrite, differs, ...(products === undefined ? {} : { products }) };
}

function hash(ecs: string, label: string): FieldRow {
  return renamed(ecs, 'Hashes', { kind: 'labelled', label }, 'one text lists all hashes');
}

function argument(ecs: string, sigma: string): FieldRow {
  return { ...renamed(ecs, sigma, { kind: 'argument' }, 'an argument is looked for in the whole command line'), joined: true };
}

/** Events in which one process reaches for another call the two otherwise. */
function betweenProcesses(row: FieldRow): FieldRow {
  return { ...row, categories: ['process_access', 'create_remote_thread'] };
}

const ACCOUNT: Agreement = { kind: 'account', name: 'user.name', domain: 'user.domain' };
const TRUSTED: Agreement = { kind: 'implies', field: 'dll.code_signature.trusted', other: 'dll.code_signature.exists' };

/** Ids of accounts by what these are called; the domain of the system account is translated on some systems. */
const ACCOUNTS: Readonly<Record<string, Word>> = {
  '0': {
    values: ['root'],
    presumes: [
      { kind: 'goes-with', field: 'user.id', value: '0', other: 'user.name', texts: ['root'] },
      { kind: 'absent', field: 'user.domain' },
    ],
  },
  'S-1-5-18': {
    values: ['AUTHORI', 'AUTORI'],
    modifier: 'contains',
    presumes: [
      { kind: 'goes-with', field: 'user.id', value: 'S-1-5-18', other: 'user.domain', texts: ['NT AUTHORITY', 'AUTORITE NT'] },
    ],
  },
};

/** Every ECS field with a Sigma name, one row each; the first row for the product counts. */
const FIELD_ROWS: readonly FieldRow[] = [
  betweenProcesses(direct('process.executable', 'SourceImage', WINDOWS)),
  betweenProcesses(renamed('process.name', 'SourceImage', lastOfPath, 'a path stands for the name', WINDOWS)),
  betweenProcesses(direct('process.pid', 'SourceProcessId', WINDOWS)),
  direct('process.executable', 'Image'),
  direct('process.parent.executable', 'ParentImage'),
  renamed('process.name', 'Image', lastOfPath, 'a path stands for the name'),
  renamed('process.parent.name', 'ParentImage', lastOfPath, 'a path stands for the name'),
  direct('process.command_line', 'CommandLine'),
  direct('process.parent.command_line', 'ParentCommandLine'),
  argument('process.args', 'CommandLine'),
  argument('process.parent.args', 'ParentCommandLine'),
  direct('process.pid', 'ProcessId'),
  direct('process.parent.pid', 'ParentProcessId'),
  direct('process.entity_id', 'ProcessGuid'),
  direct('process.parent.entity_id', 'ParentProcessGuid'),
  renamed('process.working_directory', 'CurrentDirectory', { kind: 'folder' }, 'the value ends with a separator'),
  direct('process.pe.original_file_name', 'OriginalFileName', WINDOWS),
  direct('process.pe.company', 'Company', WINDOWS),
  direct('process.pe.description', 'Description', WINDOWS),
  direct('process.pe.product', 'Product', WINDOWS),
  direct('process.pe.file_version', 'FileVersion', WINDOWS),
  direct('process.pe.imphash', 'imphash', WINDOWS),
  hash('process.hash.md5', 'MD5'),
  hash('process.hash.sha1', 'SHA1'),
  hash('process.hash.sha256', 'SHA256'),
  hash('dll.hash.md5', 'MD5'),
  hash('dll.hash.sha1', 'SHA1'),
  hash('dll.hash.sha256', 'SHA256'),
  {
    ...renamed('user.name', 'User', { kind: 'last-part', separator: '\\' }, 'one text holds domain and name', WINDOWS),
    presumes: [ACCOUNT],
  },
  {
    ...renamed('user.name', 'User', same, 'one text may hold domain and name'),
    presumes: [{ kind: 'absent', field: 'user.domain' }],
  },
  {
    ...renamed('user.domain', 'User', { kind: 'first-part', separator: '\\' }, 'one text holds domain and name', WINDOWS),
    presumes: [ACCOUNT],
  },
  {
    ...renamed('user.id', 'User', { kind: 'words', words: ACCOUNTS }, 'the account name stands for the id'),
    presumes: [{ kind: 'together', field: 'user.id', other: 'user.name' }],
  },
  direct('file.path', 'TargetFilename'),
  renamed('file.name', 'TargetFilename', lastOfPath, 'a path stands for the name'),
  renamed('file.extension', 'TargetFilename', { kind: 'extension' }, 'a path stands for the extension'),
  renamed('file.Ext.original.path', 'SourceFilename', same, 'only file_rename events have it', WINDOWS),
  direct('dll.path', 'ImageLoaded'),
  renamed('dll.name', 'ImageLoaded', lastOfPath, 'a path stands for the name'),
  renamed(
    'dll.code_signature.status',
    'SignatureStatus',
    { kind: 'words', words: { trusted: { values: ['Valid'] } } },
    'the states have other names',
  ),
  {
    ...renamed(
      'dll.code_signature.trusted',
      'Signed',
      { kind: 'words', words: { true: { values: ['true'] }, false: { values: ['false'], differs: 'may-match-less' } } },
      'signed is not yet trusted',
    ),
    presumes: [TRUSTED],
  },
  renamed(
    'dll.code_signature.exists',
    'Signed',
    { kind: 'words', words: { true: { values: ['true'], differs: 'equal' }, false: { values: ['false'], differs: 'equal' } } },
    'a text stands for the truth value',
  ),
  renamed('dll.code_signature.subject_name', 'Signature', same, 'the signer is written in another form'),
  renamed('registry.path', 'TargetObject', same, 'hives have other names and user hives carry a SID'),
  renamed('registry.value', 'TargetObject', { kind: 'last-part', separator: '\\' }, 'a path stands for the value name'),
  renamed('registry.key', 'TargetObject', { kind: 'inside', before: '\\', after: '\\' }, 'a path stands for the key'),
  renamed('registry.data.strings', 'Details', same, 'numbers are written as `DWORD (0x00000001)`'),
  direct('destination.ip', 'DestinationIp'),
  direct('destination.port', 'DestinationPort'),
  direct('destination.domain', 'DestinationHostname'),
  direct('source.ip', 'SourceIp'),
  direct('source.port', 'SourcePort'),
  renamed(
    'network.direction',
    'Initiated',
    {
      kind: 'words',
      words: {
        egress: { values: ['true'] },
        outgoing: { values: ['true'] },
        outbound: { values: ['true'] },
        ingress: { values: ['false'] },
        incoming: { values: ['false'] },
        inbound: { values: ['false'] },
      },
    },
    'who opened the connection stands for its direction',
  ),
  renamed('network.transport', 'Protocol', same, 'protocols may be written otherwise'),
  direct('dns.question.name', 'QueryName', WINDOWS),
  direct('dns.question.name', 'query', ['zeek']),
  direct('dns.question.name', 'dns.question.name'),
  renamed('event.code', 'EventID', { kind: 'number' }, 'a number stands for the text', WINDOWS),
  direct('event.provider', 'Provider_Name', WINDOWS),
  direct('winlog.channel', 'Channel', WINDOWS),
  direct('winlog.computer_name', 'ComputerName', WINDOWS),
  direct('powershell.file.script_block_text', 'ScriptBlockText', WINDOWS),
  renamed('url.path', 'cs-uri-stem', same, 'web servers escape it in their own ways'),
  renamed('url.query', 'cs-uri-query', same, 'web servers escape it in their own ways'),
  renamed('http.request.method', 'cs-method', same, 'letter case may differ'),
  renamed('user_agent.original', 'cs-user-agent', same, 'web servers write `+` for blanks'),
  renamed('http.response.status_code', 'sc-status', same, 'the field is the server log column'),
  renamed('event.action', 'eventName', same, 'the vendor name of the field', ['aws']),
  renamed('event.provider', 'eventSource', same, 'the vendor name of the field', ['aws']),
  renamed('aws.cloudtrail.user_identity.type', 'userIdentity.type', same, 'the vendor name of the field', ['aws']),
  renamed('aws.cloudtrail.error_code', 'errorCode', same, 'the vendor name of the field', ['aws']),
  renamed('aws.cloudtrail.request_parameters', 'requestParameters', same, 'an object stands for its text', ['aws']),
  renamed('aws.cloudtrail.response_elements', 'responseElements', same, 'an object stands for its text', ['aws']),
  renamed('event.action', 'eventType', same, 'the vendor name of the field', ['okta']),
  renamed('event.action', 'Operation', same, 'the vendor name of the field', ['m365']),
  renamed('event.action', 'action', same, 'the vendor name of the field', ['github']),
  renamed('kubernetes.audit.verb', 'verb', same, 'the vendor name of the field', ['kubernetes']),
];

/** Fields of the Windows event log keep their own names; the dotted prefix is Elastic's. */
const EVENT_DATA = 'winlog.event_data.';

export function isEventData(ecs: string): boolean {
  return ecs.startsWith(EVENT_DATA);
}

/** The row of an ECS field for a product and category; undefined: the field has no Sigma name there. */
export function fieldRow(ecs: string, product: string | null, category: string | null): FieldRow | undefined {
  if (isEventData(ecs) && product === 'windows') return eventData(ecs, ecs.slice(EVENT_DATA.length));
  return ROWS.get(ecs)?.find(({ products, categories }) => names(products, product) && names(categories, category));
}

function names(all: readonly string[] | undefined, one: string | null): boolean {
  return all === undefined || (one !== null && all.includes(one));
}

/** A name such as `Image` stands for another field already. */
function eventData(ecs: string, sigma: string): FieldRow | undefined {
  const taken = FIELD_ROWS.some((row) => row.sigma === sigma && (row.products?.includes('windows') ?? true));
  return taken ? undefined : direct(ecs, sigma);
}

/** The ECS field that a Sigma field holds as a whole, for one that holds a part of it. */
export function wholeOf({ ecs, sigma }: FieldRow): string {
  return FIELD_ROWS.find((row) => row.sigma === sigma && row.rewrite.kind === 'same')?.ecs ?? ecs;
}

/** The names of the portable taxonomy that events of a product may have; null: of any. */
export function portableNames(product: string | null): readonly string[] {
  const rows = FIELD_ROWS.filter(({ products }) => product === null || (products?.includes(product) ?? true));
  return [...new Set(rows.map(({ sigma }) => sigma))];
}

const ROWS: ReadonlyMap<string, readonly FieldRow[]> = byField(FIELD_ROWS);

function byField(rows: readonly FieldRow[]): ReadonlyMap<string, readonly FieldRow[]> {
  const map = new Map<string, FieldRow[]>();
  for (const row of rows) map.set(row.ecs, [...(map.get(row.ecs) ?? []), row]);
  return map;
}
