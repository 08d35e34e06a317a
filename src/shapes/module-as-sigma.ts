import type { Event, Json } from '../event/index.ts';
import { at, isMembers, own, present, textOf } from './read-values.ts';
import { isSysmon, type Members, type WindowsRecord } from './windows-record.ts';

/**
 * The data of an event whose names Winlogbeat's modules and Elastic's integrations took away: their pipelines move them to ECS
 * (x-pack/winlogbeat/module/NAME/ingest in elastic/beats). What is the same for every event stands in the table of ECS names.
 */
export function moduleAsSigma(event: Event, record: WindowsRecord): Members {
  if (isSysmon(record)) return sysmonData(event, record.eventId ?? 0);
  return record.provider === 'PowerShell' || /powershell/i.test(record.channel ?? '') ? powershellData(event) : {};
}

/** What each event of Sysmon has beside its process. */
function sysmonData(event: Event, eventId: number): Members {
  const of = (name: string): Json | undefined => at(event, name);
  const hashes = hashesOf(event);
  const common = { Hashes: hashes, RuleName: of('rule.name') };
  switch (eventId) {
    case 3:
      return present({ ...common, ...sixes(of('network.type')) });
    case 6:
    case 7:
      return present({ ...common, ImageLoaded: of('file.path'), OriginalFileName: of('file.pe.original_file_name') });
    case 8:
    case 10:
      return present({
        ...common,
        SourceImage: of('process.executable'),
        SourceProcessId: of('process.pid'),
        SourceProcessGUID: of('process.entity_id'),
        SourceThreadId: of('process.thread.id'),
      });
    case 9:
      return present({ ...common, Device: of('file.path') });
    case 12:
    case 13:
    case 14:
      return present({ ...common, TargetObject: of('registry.path'), Details: detailsOf(event) });
    case 15:
      return present({ ...common, TargetFilename: of('file.path'), Hash: hashes });
    case 17:
    case 18:
      return present({ ...common, PipeName: of('file.name') });
    case 20:
    case 21:
      return present({ ...common, Destination: of('process.executable') });
    case 22:
      return present({ ...common, QueryStatus: of('sysmon.dns.status') === 'SUCCESS' ? '0' : null });
    case 25:
      return present({ ...common, Type: of('message') });
    case 255:
      return present({ ...common, ID: of('error.code') });
    default:
      return present({
        ...common,
        TargetFilename: of('file.path'),
        IsExecutable: asText(of('sysmon.file.is_executable')),
        Archived: asText(of('sysmon.file.archived')),
      });
  }
}

function sixes(type: Json | undefined): Members {
  const six = type === 'ipv6' ? 'true' : type === 'ipv4' ? 'false' : null;
  return present({ SourceIsIpv6: six, DestinationIsIpv6: six });
}

function asText(value: Json | undefined): string | null {
  return typeof value === 'boolean' ? String(value) : textOf(value);
}

const ALGORITHMS = ['sha1', 'md5', 'sha256', 'imphash'] as const;

/** The hashes as Sysmon writes them: `SHA1=...,MD5=...`. */
function hashesOf(event: Event): string | null {
  const found = ALGORITHMS.flatMap((name) => {
    const places = name === 'imphash' ? ['process.pe.imphash', 'file.pe.imphash'] : [`process.hash.${name}`, `file.hash.${name}`];
    const [hash] = places.flatMap((place) => textOf(at(event, place)) ?? []);
    return hash === undefined ? [] : [`${name.toUpperCase()}=${hash.toUpperCase()}`];
  });
  return found.length === 0 ? null : found.join(',');
}

/** What a value of the registry was set to, numbers as Sysmon writes them. */
function detailsOf(event: Event): string | null {
  const strings = at(event, 'registry.data.strings');
  const text = Array.isArray(strings) ? textOf(strings[0]) : textOf(strings);
  const type = textOf(at(event, 'registry.data.type'));
  if (text === null || (type !== 'SZ_DWORD' && type !== 'SZ_QWORD') || !/^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(text))
    return text;
  const digits = BigInt(text).toString(16).padStart(16, '0');
  return type === 'SZ_DWORD' ? `DWORD (0x${digits.slice(-8)})` : `QWORD (0x${digits.slice(-16, -8)}-0x${digits.slice(-8)})`;
}

/** PowerShell's names of what its logs tell of a host, in the texts `ContextInfo` and `Data`, and where the module puts them. */
const CONTEXT: readonly (readonly [name: string, ecs: string])[] = [
  ['Host Name', 'process.title'],
  ['Host Version', 'powershell.process.executable_version'],
  ['Host ID', 'process.entity_id'],
  ['Host Application', 'process.command_line'],
  ['Engine Version', 'powershell.engine.version'],
  ['Runspace ID', 'powershell.runspace_id'],
  ['Pipeline ID', 'powershell.pipeline_id'],
  ['Command Name', 'powershell.command.name'],
  ['Command Type', 'powershell.command.type'],
  ['Script Name', 'file.path'],
  ['Command Path', 'powershell.command.path'],
  ['Command Line', 'powershell.command.value'],
  ['Shell ID', 'powershell.id'],
  ['Provider Name', 'powershell.provider.name'],
  ['New Provider State', 'powershell.provider.new_state'],
  ['New Engine State', 'powershell.engine.new_state'],
  ['Previous Engine State', 'powershell.engine.previous_state'],
];

function powershellData(event: Event): Members {
  const context = CONTEXT.flatMap(([name, ecs]) => {
    const value = textOf(at(event, ecs));
    return value === null ? [] : [[name, value] as const];
  });
  const details = at(event, 'powershell.command.invocation_details');
  const payload = (Array.isArray(details) ? details : []).flatMap(invocation).join('\n');
  const classic = context.map(([name, value]) => `\t${name.replaceAll(' ', '').replace(/ID$/, 'Id')}=${value}`).join('\n');
  return present({
    ScriptBlockText: at(event, 'powershell.file.script_block_text'),
    ScriptBlockId: at(event, 'powershell.file.script_block_id'),
    Path: at(event, 'file.path'),
    ContextInfo: context.length === 0 ? null : context.map(([name, value]) => `        ${name} = ${value}`).join('\n'),
    Payload: payload === '' ? null : payload,
    Data: context.length === 0 ? null : [classic, ...(payload === '' ? [] : [payload])],
  });
}

/** One line of what a command was called with. */
function invocation(detail: Json): readonly string[] {
  if (!isMembers(detail)) return [];
  const [type, command, name, value] = ['type', 'related_command', 'name', 'value'].map((key) => textOf(own(detail, key)));
  const said = name == null ? (value ?? '') : `name=${name}; value=${value ?? ''}`;
  return [type == null || command == null ? said : `${type}(${command}): ${said}`];
}
