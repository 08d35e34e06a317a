import type { Scalar } from '../../event/index.ts';
import type { ReadField } from './fields.ts';

type Derive = (ecs: ReadField) => readonly Scalar[];

const same =
  (field: string): Derive =>
  (ecs) =>
    ecs(field);

const named =
  (pairs: { readonly [algorithm: string]: string }): Derive =>
  (ecs) =>
    Object.entries(pairs).flatMap(([algorithm, field]) => ecs(field).map((value) => `${algorithm}=${value}`));

/** `DOMAIN\name` where the event has a domain, else the name alone. */
const account: Derive = (ecs) => {
  const domains = ecs('user.domain');
  return ecs('user.name').flatMap((name) => (domains.length === 0 ? [name] : domains.map((domain) => `${domain}\\${name}`)));
};

/** Each value under another word, looked up in lower case. */
const reworded =
  (field: string, word: (value: string) => string | undefined): Derive =>
  (ecs) =>
    ecs(field).map((value) => word(String(value).toLowerCase()) ?? value);

/** A text of digits as the number that Windows logs there. */
const asNumber =
  (field: string): Derive =>
  (ecs) =>
    ecs(field).map((value) => (/^(0|[1-9]\d{0,14})$/.test(String(value)) ? Number(value) : value));

const OUTWARD: readonly string[] = ['egress', 'outgoing', 'outbound'];

/**
 * What stands under the names of Sigma's own taxonomy when an event is read with them: the event side of the field table,
 * the names of other vendors among them (sigma-target 2.2). Names that an event has as they stand come before, the data of a
 * Windows event after them.
 */
const DERIVED: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['Image', same('process.executable')],
  ['ParentImage', same('process.parent.executable')],
  ['SourceImage', same('process.executable')],
  ['SourceProcessId', same('process.pid')],
  ['CommandLine', same('process.command_line')],
  ['ParentCommandLine', same('process.parent.command_line')],
  ['ProcessId', same('process.pid')],
  ['ParentProcessId', same('process.parent.pid')],
  ['ProcessGuid', same('process.entity_id')],
  ['ParentProcessGuid', same('process.parent.entity_id')],
  ['CurrentDirectory', same('process.working_directory')],
  ['OriginalFileName', same('process.pe.original_file_name')],
  ['Company', same('process.pe.company')],
  ['Description', same('process.pe.description')],
  ['Product', same('process.pe.product')],
  ['FileVersion', same('process.pe.file_version')],
  ['imphash', same('process.pe.imphash')],
  ['Hashes', named({ MD5: 'process.hash.md5', SHA1: 'process.hash.sha1', SHA256: 'process.hash.sha256' })],
  ['User', account],
  ['TargetFilename', same('file.path')],
  ['SourceFilename', same('file.Ext.original.path')],
  ['ImageLoaded', same('dll.path')],
  ['SignatureStatus', reworded('dll.code_signature.status', (value) => (value === 'trusted' ? 'Valid' : undefined))],
  ['Signed', same('dll.code_signature.exists')],
  ['Signature', same('dll.code_signature.subject_name')],
  ['TargetObject', same('registry.path')],
  ['Details', same('registry.data.strings')],
  ['DestinationIp', same('destination.ip')],
  ['DestinationPort', same('destination.port')],
  ['SourceIp', same('source.ip')],
  ['SourcePort', same('source.port')],
  ['DestinationHostname', same('destination.domain')],
  ['Initiated', reworded('network.direction', (value) => (OUTWARD.includes(value) ? 'true' : 'false'))],
  ['Protocol', same('network.transport')],
  ['QueryName', same('dns.question.name')],
  ['query', same('dns.question.name')],
  ['EventID', asNumber('event.code')],
  ['Provider_Name', same('event.provider')],
  ['Channel', same('winlog.channel')],
  ['ComputerName', same('winlog.computer_name')],
  ['ScriptBlockText', same('powershell.file.script_block_text')],
  ['cs-uri-stem', same('url.path')],
  ['cs-uri-query', same('url.query')],
  ['cs-method', same('http.request.method')],
  ['cs-user-agent', same('user_agent.original')],
  ['sc-status', same('http.response.status_code')],
]);

/** Names of the logs of other vendors; a Windows event may use them for data of its own. */
const OF_VENDORS: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ...['action', 'eventName', 'eventType', 'Operation'].map((name) => [name, same('event.action')] as const),
  ['eventSource', same('event.provider')],
  ['userIdentity.type', same('aws.cloudtrail.user_identity.type')],
  ['errorCode', same('aws.cloudtrail.error_code')],
  ['requestParameters', same('aws.cloudtrail.request_parameters')],
  ['responseElements', same('aws.cloudtrail.response_elements')],
  ['verb', same('kubernetes.audit.verb')],
]);

/** What a log source of images has under names that elsewhere are about the process. */
const OF_IMAGES: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['Hashes', named({ MD5: 'dll.hash.md5', SHA1: 'dll.hash.sha1', SHA256: 'dll.hash.sha256' })],
]);

const IMAGES: readonly unknown[] = ['image_load', 'driver_load'];

/** Reads an event by Sigma's own field names, as events of a log source have them. */
export function portableReader(
  ecs: ReadField,
  logSource: ReadonlyMap<string, unknown>,
  given: ReadonlySet<string> | undefined,
): ReadField {
  const images = IMAGES.includes(logSource.get('category')) ? OF_IMAGES : null;
  const vendors = logSource.get('product') === 'windows' ? null : OF_VENDORS;
  return (name, whole) => {
    if (given?.has(name) === true) return ecs(name, whole);
    // An event that has the very name is one of Sigma's own taxonomy.
    const plain = ecs(name, whole);
    if (plain.length > 0) return plain;
    const derive = images?.get(name) ?? DERIVED.get(name) ?? vendors?.get(name);
    return derive === undefined ? ecs(`winlog.event_data.${name}`, whole) : derive(ecs);
  };
}
