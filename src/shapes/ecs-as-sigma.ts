import type { Event, Json } from '../event/index.ts';
import type { LogSource } from './log-source.ts';
import { at, present, textOf } from './read-values.ts';

/** Where ECS has what Sigma's taxonomy calls so: the first name that an event has. */
const FIELDS: readonly (readonly [sigma: string, ...ecs: readonly string[]])[] = [
  ['Image', 'process.executable'],
  ['CommandLine', 'process.command_line'],
  ['CurrentDirectory', 'process.working_directory'],
  ['ProcessId', 'process.pid'],
  ['ProcessGuid', 'process.entity_id'],
  ['OriginalFileName', 'process.pe.original_file_name'],
  ['Product', 'process.pe.product'],
  ['Description', 'process.pe.description'],
  ['Company', 'process.pe.company'],
  ['FileVersion', 'process.pe.file_version'],
  ['Imphash', 'process.pe.imphash'],
  ['md5', 'process.hash.md5'],
  ['sha1', 'process.hash.sha1'],
  ['sha256', 'process.hash.sha256'],
  ['ParentImage', 'process.parent.executable'],
  ['ParentCommandLine', 'process.parent.command_line'],
  ['ParentProcessId', 'process.parent.pid'],
  ['ParentProcessGuid', 'process.parent.entity_id'],
  ['IntegrityLevel', 'process.Ext.token.integrity_level_name'],
  ['TargetFilename', 'file.path'],
  ['TargetObject', 'registry.path'],
  ['Details', 'registry.data.strings'],
  ['ImageLoaded', 'dll.path'],
  ['QueryName', 'dns.question.name'],
  ['DestinationIp', 'destination.ip'],
  ['DestinationPort', 'destination.port'],
  ['DestinationHostname', 'destination.domain'],
  ['SourceIp', 'source.ip'],
  ['SourcePort', 'source.port'],
  ['SourceHostname', 'source.domain'],
  ['Protocol', 'network.transport'],
  ['Computer', 'host.name'],
  ['EventID', 'winlog.event_id', 'event.code'],
  ['Provider_Name', 'winlog.provider_name', 'event.provider'],
  ['Channel', 'winlog.channel'],
];

/** What ECS calls a field of Sigma's taxonomy; undefined: it has no name for it. */
export function ecsNameOf(sigma: string): string | undefined {
  return ECS_NAMES.get(sigma);
}

const ECS_NAMES: ReadonlyMap<string, string> = new Map([
  ['User', 'user.name'],
  ...FIELDS.flatMap(([sigma, ecs]) => (ecs === undefined ? [] : [[sigma, ecs] as const])),
]);

/** An event of ECS with the names of Sigma's taxonomy beside its own, where it has their values. */
export function ecsAsSigma(event: Event): Event {
  const derived = FIELDS.flatMap(([sigma, ...ecs]): readonly (readonly [string, Json])[] => {
    const value = ecs.map((name) => at(event, name)).find((found) => found !== undefined && found !== null);
    return value === undefined || value === null ? [] : [[sigma, value]];
  });
  return { ...present({ User: accountOf(event), Initiated: initiatedOf(event) }), ...Object.fromEntries(derived), ...event };
}

function accountOf(event: Event): string | null {
  const [domain, name] = [textOf(at(event, 'user.domain')), textOf(at(event, 'user.name'))];
  return domain === null || name === null ? name : `${domain}\\${name}`;
}

function initiatedOf(event: Event): string | null {
  const direction = textOf(at(event, 'network.direction'));
  if (direction === 'egress' || direction === 'outbound') return 'true';
  return direction === 'ingress' || direction === 'inbound' ? 'false' : null;
}

/** What an event of a category has to be of in ECS: `event.category`, and a type where the category alone is not enough. */
const CATEGORIES: ReadonlyMap<string, { readonly category: readonly string[]; readonly type?: readonly string[] }> = new Map([
  ['process_creation', { category: ['process'], type: ['start'] }],
  ['process_termination', { category: ['process'], type: ['end'] }],
  ['file_event', { category: ['file'], type: ['creation', 'change'] }],
  ['file_delete', { category: ['file'], type: ['deletion'] }],
  ['file_change', { category: ['file'], type: ['change'] }],
  ['file_access', { category: ['file'], type: ['access'] }],
  ['image_load', { category: ['library'] }],
  ['driver_load', { category: ['driver'] }],
  ['network_connection', { category: ['network'] }],
  ['dns_query', { category: ['network', 'dns'] }],
  ['registry_event', { category: ['registry'] }],
  ['registry_set', { category: ['registry'] }],
  ['registry_add', { category: ['registry'] }],
  ['registry_delete', { category: ['registry'] }],
]);

/** What events of a log source have in ECS: fields, and the texts of which each has one. */
export function routeOf({ category, product }: LogSource): ReadonlyMap<string, readonly string[]> {
  const wanted = category === null ? undefined : CATEGORIES.get(category.toLowerCase());
  const system = product === null ? undefined : SYSTEMS.get(product.toLowerCase());
  return new Map([
    ...(wanted === undefined ? [] : [['event.category', wanted.category] as const]),
    ...(wanted?.type === undefined ? [] : [['event.type', wanted.type] as const]),
    ...(system === undefined ? [] : [['host.os.type', system] as const]),
  ]);
}

/** The texts that a field of an event has. */
export function saidOf(event: Event, name: string): readonly string[] {
  return [at(event, name)].flat().flatMap((value) => textOf(value) ?? []);
}

/** Whether an event of ECS may be of the log source of a route, by what its fields say; what it does not say leaves nothing out. */
export function mayBeOf(route: ReturnType<typeof routeOf>, said: (name: string) => readonly string[]): boolean {
  for (const [name, texts] of route) {
    const own = said(name);
    if (own.length > 0 && !own.some((text) => texts.includes(text))) return false;
  }
  return true;
}

/** What ECS calls the systems that log sources name as products. */
const SYSTEMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['windows', ['windows']],
  ['linux', ['linux']],
  ['macos', ['macos']],
]);
