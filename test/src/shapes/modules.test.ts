import { describe, expect, it } from 'vitest';
import type { Event, Json } from '../../../src/event/index.ts';
import { createLooking, type LogSource } from '../../../src/shapes/index.ts';

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';

/** What a Sigma rule sees of an event of Winlogbeat. */
function seen(
  channel: string,
  eventId: number,
  data: { [name: string]: Json },
  moved: Event,
  source: Partial<LogSource>,
): Event | null {
  const event: Event = { winlog: { channel, provider_name: 'p', event_id: String(eventId), event_data: data }, ...moved };
  const onlooker = { names: 'sigma', source: { category: null, product: 'windows', service: null, ...source } } as const;
  return createLooking('auto', [onlooker]).first(event)?.see(event, 0) ?? null;
}

/** Names that the pipelines of Winlogbeat's modules and of Elastic's integrations move to ECS. */
describe('Sigma rules see under their names what a module has moved', () => {
  it.each<[string, number, Event, Event]>([
    [
      'image_load',
      7,
      { process: { executable: 'C:\\a.exe' }, file: { path: 'C:\\b.dll', pe: { imphash: 'ab12' } } },
      { Image: 'C:\\a.exe', ImageLoaded: 'C:\\b.dll', Hashes: 'IMPHASH=AB12' },
    ],
    [
      'driver_load',
      6,
      { file: { path: 'C:\\d.sys', hash: { sha256: 'cd' } } },
      { ImageLoaded: 'C:\\d.sys', Hashes: 'SHA256=CD' },
    ],
    [
      'create_remote_thread',
      8,
      { process: { executable: 'C:\\a.exe', pid: 4 } },
      { SourceImage: 'C:\\a.exe', SourceProcessId: 4 },
    ],
    ['process_access', 10, { 'process.executable': 'C:\\a.exe' }, { SourceImage: 'C:\\a.exe' }],
    [
      'registry_set',
      13,
      { registry: { path: 'HKLM\\x', data: { strings: ['1'], type: 'SZ_DWORD' } } },
      { TargetObject: 'HKLM\\x', Details: 'DWORD (0x00000001)' },
    ],
    [
      'registry_set',
      13,
      { registry: { path: 'HKLM\\x', data: { strings: ['0x2'], type: 'SZ_QWORD' } } },
      { Details: 'QWORD (0x00000000-0x00000002)' },
    ],
    ['registry_set', 13, { registry: { path: 'HKLM\\x', data: { strings: ['cmd'], type: 'REG_SZ' } } }, { Details: 'cmd' }],
    ['pipe_created', 17, { file: { name: '\\evil' } }, { PipeName: '\\evil' }],
    ['file_event', 11, { file: { path: 'C:\\x' } }, { TargetFilename: 'C:\\x' }],
    ['create_stream_hash', 15, { file: { path: 'C:\\x:y', hash: { md5: 'ef' } } }, { TargetFilename: 'C:\\x:y', Hash: 'MD5=EF' }],
    [
      'network_connection',
      3,
      { network: { direction: 'egress', type: 'ipv6' }, destination: { ip: '::1', port: 1 } },
      { Initiated: 'true', DestinationIsIpv6: 'true', DestinationIp: '::1', DestinationPort: 1 },
    ],
    ['wmi_event', 20, { process: { executable: 'cmd' } }, { Destination: 'cmd' }],
    [
      'dns_query',
      22,
      { dns: { question: { name: 'x.test' } }, sysmon: { dns: { status: 'SUCCESS' } } },
      { QueryName: 'x.test', QueryStatus: '0' },
    ],
    [
      'file_delete',
      23,
      { file: { path: 'C:\\x' }, sysmon: { file: { is_executable: true } } },
      { TargetFilename: 'C:\\x', IsExecutable: 'true' },
    ],
  ])('%s', (category, eventId, moved, expected) => {
    expect(seen(SYSMON, eventId, {}, moved, { category })).toMatchObject(expected);
  });

  it('scripts of PowerShell', () => {
    const moved = { powershell: { file: { script_block_text: 'iex x' } }, file: { path: 'C:\\s.ps1' } };
    expect(seen('Microsoft-Windows-PowerShell/Operational', 4104, {}, moved, { category: 'ps_script' })).toMatchObject({
      ScriptBlockText: 'iex x',
      Path: 'C:\\s.ps1',
    });
  });

  it('calls of PowerShell, as the text that the log has', () => {
    const details = [
      { type: 'CommandInvocation', related_command: 'Add-Type', value: '"Add-Type"' },
      { type: 'ParameterBinding', related_command: 'Add-Type', name: '"Name"', value: '"x"' },
    ];
    const moved = { process: { command_line: 'powershell.exe -x' }, powershell: { command: { invocation_details: details } } };
    expect(seen('Microsoft-Windows-PowerShell/Operational', 4103, {}, moved, { category: 'ps_module' })).toMatchObject({
      Payload: 'CommandInvocation(Add-Type): "Add-Type"\nParameterBinding(Add-Type): name="Name"; value="x"',
      ContextInfo: '        Host Application = powershell.exe -x',
    });
  });

  it('starts of its engine', () => {
    const moved = { process: { command_line: 'powershell.exe -x' }, powershell: { engine: { version: '2.0' } } };
    const event = seen('Windows PowerShell', 400, {}, moved, { category: 'ps_classic_start' });
    expect(event?.['Data']).toEqual(['\tHostApplication=powershell.exe -x\n\tEngineVersion=2.0']);
  });
});

describe('names that rules spell otherwise', () => {
  it('have no blanks, or `_` for them', () => {
    const data = { 'New Value': 'x', 'Feature Name': 'y' };
    expect(seen('Microsoft-Windows-Windows Defender/Operational', 5007, data, {}, { service: 'windefend' })).toMatchObject({
      NewValue: 'x',
      Feature_Name: 'y',
    });
  });

  it('`Data` is what Winlogbeat numbers', () => {
    const data = { param1: 'Available', param2: 'None', param3: 'EngineVersion=2.0' };
    expect(seen('Windows PowerShell', 400, data, {}, { category: 'ps_classic_start' })).toMatchObject({
      Data: ['Available', 'None', 'EngineVersion=2.0'],
      param3: 'EngineVersion=2.0',
    });
  });
});
