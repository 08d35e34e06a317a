import type { Event, Json } from '../../src/event/index.ts';
import { at } from '../edit.ts';
import type { Os } from './host-inventory.ts';

/** Where a rule says that its events come from; null: it does not say. */
export interface LogSource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

/** What every event of a Windows log says of where it is from, under the names that rules have for it. */
export interface Envelope {
  readonly Channel: string;
  readonly Provider_Name: string;
  /** One of them; none: the log has events of many numbers. */
  readonly EventID: readonly number[];
}

/** The names that tell one Windows log from another. */
export const ENVELOPE_NAMES = ['Channel', 'Provider_Name', 'EventID'] as const;

/** A log with its provider, which most logs are named after. */
function log(Channel: string, Provider_Name = Channel.replace(/\/.*$/, ''), EventID: readonly number[] = []): Envelope {
  return { Channel, Provider_Name, EventID };
}

const sysmon = (...EventID: readonly number[]): Envelope =>
  log('Microsoft-Windows-Sysmon/Operational', 'Microsoft-Windows-Sysmon', EventID);
const powershell = (...EventID: readonly number[]): Envelope =>
  log('Microsoft-Windows-PowerShell/Operational', 'Microsoft-Windows-PowerShell', EventID);
const oldPowershell = (...EventID: readonly number[]): Envelope => log('Windows PowerShell', 'PowerShell', EventID);

const CATEGORIES: ReadonlyMap<string, Envelope> = new Map([
  ['process_creation', sysmon(1)],
  ['file_change', sysmon(2)],
  ['network_connection', sysmon(3)],
  ['sysmon_status', sysmon(4, 16)],
  ['process_termination', sysmon(5)],
  ['driver_load', sysmon(6)],
  ['image_load', sysmon(7)],
  ['create_remote_thread', sysmon(8)],
  ['raw_access_thread', sysmon(9)],
  ['process_access', sysmon(10)],
  ['file_event', sysmon(11)],
  ['registry_add', sysmon(12)],
  ['registry_delete', sysmon(12)],
  ['registry_set', sysmon(13)],
  ['registry_rename', sysmon(14)],
  ['registry_event', sysmon(12, 13, 14)],
  ['create_stream_hash', sysmon(15)],
  ['pipe_created', sysmon(17, 18)],
  ['wmi_event', sysmon(19, 20, 21)],
  ['dns_query', sysmon(22)],
  ['file_delete', sysmon(23, 26)],
  ['clipboard_capture', sysmon(24)],
  ['process_tampering', sysmon(25)],
  ['file_block_executable', sysmon(27)],
  ['file_block_shredding', sysmon(28)],
  ['file_executable_detected', sysmon(29)],
  ['sysmon_error', sysmon(255)],
  ['ps_module', powershell(4103)],
  ['ps_script', powershell(4104)],
  ['ps_classic_start', oldPowershell(400)],
  ['ps_classic_provider_start', oldPowershell(600)],
  ['ps_classic_script', oldPowershell(800)],
]);

const SERVICES: ReadonlyMap<string, Envelope> = new Map([
  ['application', log('Application', 'MsiInstaller')],
  ['applocker', log('Microsoft-Windows-AppLocker/EXE and DLL')],
  ['appmodel-runtime', log('Microsoft-Windows-AppModel-Runtime/Admin')],
  ['appxdeployment-server', log('Microsoft-Windows-AppXDeploymentServer/Operational', 'Microsoft-Windows-AppXDeployment-Server')],
  ['appxpackaging-om', log('Microsoft-Windows-AppxPackaging/Operational', 'Microsoft-Windows-AppxPackagingOM')],
  ['bitlocker', log('Microsoft-Windows-BitLocker/BitLocker Management', 'Microsoft-Windows-BitLocker-API')],
  ['bits-client', log('Microsoft-Windows-Bits-Client/Operational')],
  ['capi2', log('Microsoft-Windows-CAPI2/Operational')],
  ['certificateservicesclient-lifecycle-system', log('Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational')],
  ['codeintegrity-operational', log('Microsoft-Windows-CodeIntegrity/Operational')],
  ['dhcp', log('Microsoft-Windows-DHCP-Server/Operational')],
  ['diagnosis-scripted', log('Microsoft-Windows-Diagnosis-Scripted/Operational')],
  ['dns-client', log('Microsoft-Windows-DNS Client Events/Operational', 'Microsoft-Windows-DNS-Client')],
  ['dns-server', log('DNS Server', 'Microsoft-Windows-DNS-Server-Service')],
  ['dns-server-analytic', log('Microsoft-Windows-DNS-Server/Analytical')],
  ['dns-server-audit', log('Microsoft-Windows-DNS-Server/Audit')],
  ['driver-framework', log('Microsoft-Windows-DriverFrameworks-UserMode/Operational')],
  ['firewall-as', log('Microsoft-Windows-Windows Firewall With Advanced Security/Firewall')],
  ['iis-configuration', log('Microsoft-IIS-Configuration/Operational')],
  ['ldap', log('Microsoft-Windows-LDAP-Client/Debug')],
  ['ldp', log('Microsoft-Windows-LDAP-Client/Debug')],
  ['lsa-server', log('Microsoft-Windows-LSA/Operational', 'LsaSrv')],
  ['microsoft-servicebus-client', log('Microsoft-ServiceBus-Client')],
  ['msexchange-management', log('MSExchange Management', 'MSExchange CmdletLogs')],
  ['ntfs', log('Microsoft-Windows-Ntfs/Operational')],
  ['ntlm', log('Microsoft-Windows-NTLM/Operational')],
  ['openssh', log('OpenSSH/Operational')],
  ['powershell', powershell()],
  ['powershell-classic', oldPowershell()],
  ['printservice-admin', log('Microsoft-Windows-PrintService/Admin')],
  ['printservice-operational', log('Microsoft-Windows-PrintService/Operational')],
  ['security', log('Security', 'Microsoft-Windows-Security-Auditing')],
  ['security-mitigations', log('Microsoft-Windows-Security-Mitigations/Kernel Mode')],
  ['sense', log('Microsoft-Windows-SENSE/Operational')],
  ['shell-core', log('Microsoft-Windows-Shell-Core/Operational')],
  ['smbclient-connectivity', log('Microsoft-Windows-SmbClient/Connectivity')],
  ['smbclient-security', log('Microsoft-Windows-SmbClient/Security')],
  ['smbserver-connectivity', log('Microsoft-Windows-SMBServer/Connectivity')],
  ['sysmon', sysmon()],
  ['system', log('System', 'Service Control Manager')],
  ['taskscheduler', log('Microsoft-Windows-TaskScheduler/Operational')],
  ['terminalservices-localsessionmanager', log('Microsoft-Windows-TerminalServices-LocalSessionManager/Operational')],
  ['vhdmp', log('Microsoft-Windows-VHDMP-Operational', 'Microsoft-Windows-VHDMP')],
  ['windefend', log('Microsoft-Windows-Windows Defender/Operational')],
  ['wmi', log('Microsoft-Windows-WMI-Activity/Operational')],
]);

/** What the events of a log source say of where they are from; null: that is not known, or they are of no Windows log. */
export function envelopeOf({ category, product, service }: LogSource): Envelope | null {
  if (product !== null && product.toLowerCase() !== 'windows') return null;
  const kind = category === null ? undefined : CATEGORIES.get(category.toLowerCase());
  const from = service === null ? undefined : SERVICES.get(service.toLowerCase());
  if (from === undefined) {
    // Other systems have processes as well.
    return product === null && service !== null ? null : (kind ?? null);
  }
  return kind === undefined ? from : { ...from, EventID: kind.EventID };
}

/** What ECS calls the kind of event that a category is, and its types where the category alone is not enough. */
const ECS_KINDS: ReadonlyMap<string, { readonly category: string; readonly types: readonly string[] }> = new Map(
  (
    [
      ['process_creation', 'process', 'start'],
      ['process_termination', 'process', 'end'],
      ['file_event', 'file', 'creation', 'change'],
      ['file_delete', 'file', 'deletion'],
      ['file_change', 'file', 'change'],
      ['file_access', 'file', 'access'],
      ['image_load', 'library'],
      ['driver_load', 'driver'],
      ['network_connection', 'network'],
      ['dns_query', 'network'],
      ['registry_event', 'registry'],
      ['registry_set', 'registry'],
      ['registry_add', 'registry'],
      ['registry_delete', 'registry'],
    ] as const
  ).map(([sigma, category, ...types]) => [sigma, { category, types }]),
);

/** The kind of event that a log source is of in ECS; null: of any. */
export function ecsKindOf({ category }: LogSource): { readonly category: string; readonly types: readonly string[] } | null {
  return category === null ? null : (ECS_KINDS.get(category.toLowerCase()) ?? null);
}

const SYSTEMS: readonly Os[] = ['windows', 'linux', 'macos'];

/** The system whose events a log source is of; null: it does not say. */
export function systemOf({ product }: LogSource): Os | null {
  return SYSTEMS.find((os) => os === product?.toLowerCase()) ?? null;
}

/** Whether an event says that it is of another log source: nobody asks a rule about such. What it does not say leaves it in. */
export function isOfAnother(source: LogSource, event: Event): boolean {
  const says = (name: string): readonly string[] => textsOf(at(event, name)).map((text) => text.toLowerCase());
  const denies = (name: string, wanted: readonly string[]): boolean => {
    const said = says(name);
    return wanted.length > 0 && said.length > 0 && !said.some((text) => wanted.includes(text));
  };
  const system = systemOf(source);
  const kind = ecsKindOf(source);
  if (system !== null && denies('host.os.type', [system])) return true;
  if (kind !== null && (denies('event.category', [kind.category]) || denies('event.type', kind.types))) return true;
  const envelope = envelopeOf(source);
  if (envelope !== null) return isOfAnotherLog(envelope, says('Channel')) || denies('EventID', envelope.EventID.map(String));
  return isElsewhere(source) && says('EventID').length > 0 && (says('Channel').length > 0 || says('Provider_Name').length > 0);
}

/** A provider may have several logs, which differ behind the slash. */
function isOfAnotherLog({ Channel }: Envelope, said: readonly string[]): boolean {
  const provider = (channel: string): string => channel.toLowerCase().replace(/\/.*$/, '');
  return said.length > 0 && !said.some((channel) => provider(channel) === provider(Channel));
}

/** Whether no Windows log is of a log source. */
function isElsewhere({ category, product, service }: LogSource): boolean {
  if (product !== null) return product.toLowerCase() !== 'windows';
  return category !== null || service !== null;
}

function textsOf(value: Json | undefined): readonly string[] {
  return [value ?? []].flat().flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [String(each)] : []));
}
