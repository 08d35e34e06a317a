import type { LogSource, Metadata } from '../artifact.ts';

/** The fewest and the most characters of a file name, the most without the number that a second one of the name gets. */
const SHORTEST = 10;
const LONGEST = 80;

/**
 * The name of a file by SigmaHQ's convention: where the events come from, then what the rule is about; null for the log source of a
 * correlation. Rules that are out of use have a folder of their own there. (sigma-specification, sigmahq/sigmahq-filename-convention.md)
 */
export function fileNameOf({ title, status }: Metadata, logSource: LogSource | null): string {
  const prefix = logSource === null ? 'correlation_' : prefixOf(logSource);
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const said = prefix.split('_').filter((word) => word !== '');
  const start = words.findIndex((word) => !said.includes(word));
  const kept = words.slice(Math.max(start, 0)).flatMap((word) => SHORT.get(word) ?? [word]);
  const name = cut((prefix + kept.join('_')).replace(/_+$/, ''));
  const long = name.length < SHORTEST ? `${name}_detection` : name;
  return status === 'deprecated' || status === 'unsupported' ? `${status}/${long}` : long;
}

/** Words that its file names have shorter, or do without. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map([
  ['suspicious', ['susp']],
  ['a', []],
  ['an', []],
  ['the', []],
]);

/** At most so many characters, by whole words if that leaves any. */
function cut(name: string): string {
  if (name.length <= LONGEST) return name;
  const at = name.lastIndexOf('_', LONGEST);
  return name.slice(0, at > LONGEST / 2 ? at : LONGEST);
}

function prefixOf({ category, product, service }: LogSource): string {
  const system = product === null ? '' : (SYSTEMS.get(product) ?? null);
  if (category === 'network' && service === 'dns') return 'net_dns_';
  const row = category === null ? undefined : CATEGORIES.get(category);
  if (row !== undefined) {
    const host = system ?? nameOf(product ?? '');
    return row.apart && host !== '' ? `${row.name}_${host}_` : `${row.name}_`;
  }
  const parts = [
    system === null ? (PRODUCTS.get(product ?? '') ?? nameOf(product ?? '')) : system,
    category === null || category === 'application' ? '' : nameOf(category),
    service === null || service === product ? '' : (SERVICES.get(service) ?? nameOf(service)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'app_' : `${parts.join('_')}_`;
}

function nameOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['windows', 'win'],
  ['linux', 'lnx'],
  ['macos', 'macos'],
]);

/** Products that file names call otherwise than log sources do. */
const PRODUCTS: ReadonlyMap<string, string> = new Map([['m365', 'microsoft365']]);

/** Services that file names call otherwise. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['codeintegrity-operational', 'codeintegrity'],
  ['dns-server-analytic', 'dns_analytic'],
  ['msexchange-management', 'exchange'],
  ['openssh', 'sshd_openssh'],
  ['terminalservices-localsessionmanager', 'terminalservices'],
  ['windefend', 'defender'],
]);

/** What file names call a category; `apart`: the system follows. Categories of Windows alone go without. */
interface Row {
  readonly name: string;
  readonly apart: boolean;
}

const CATEGORIES: ReadonlyMap<string, Row> = new Map<string, Row>([
  ...['dns_query', 'driver_load', 'file_access', 'file_change', 'file_delete', 'file_event', 'file_rename'].map(onSystem),
  onSystem('create_remote_thread'),
  ['network_connection', { name: 'net_connection', apart: true }],
  ['process_access', { name: 'proc_access', apart: true }],
  ['process_creation', { name: 'proc_creation', apart: true }],
  ['process_termination', { name: 'proc_termination', apart: true }],
  ['process_tampering', { name: 'proc_tampering', apart: true }],
  ...['create_stream_hash', 'image_load', 'pipe_created', 'raw_access_thread'].map(anywhere),
  ...['registry_add', 'registry_delete', 'registry_event', 'registry_rename', 'registry_set'].map(anywhere),
  ['antivirus', { name: 'av', apart: false }],
  ['database', { name: 'db', apart: false }],
  ['dns', { name: 'net_dns', apart: false }],
  ['firewall', { name: 'net_firewall', apart: false }],
  ['proxy', { name: 'proxy', apart: false }],
  ['ps_classic_start', { name: 'posh_pc', apart: false }],
  ['ps_module', { name: 'posh_pm', apart: false }],
  ['ps_script', { name: 'posh_ps', apart: false }],
  ['webserver', { name: 'web', apart: false }],
]);

function onSystem(name: string): readonly [string, Row] {
  return [name, { name, apart: true }];
}

function anywhere(name: string): readonly [string, Row] {
  return [name, { name, apart: false }];
}
