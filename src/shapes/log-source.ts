import { SYSMON_CHANNEL } from './windows-record.ts';

/** Where a rule says that its events come from, in Sigma's words. */
export interface LogSource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

/** Which records of Windows logs a log source speaks of. */
export interface WindowsSource {
  /** Names of logs; a name that ends in a slash stands for every log below it. None: any. */
  readonly channels: readonly string[];
  /** None: all of the log. */
  readonly eventIds: readonly number[];
}

const POWERSHELL = ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'];

const sysmon = (...eventIds: readonly number[]): readonly WindowsSource[] => [{ channels: [SYSMON_CHANNEL], eventIds }];
const channels = (...names: readonly string[]): WindowsSource => ({ channels: names, eventIds: [] });

/** Categories of Sigma on Windows: the events of Sysmon that they stand for, and those of the system's own logs where the fields are the same facts. */
export const WINDOWS_CATEGORIES: ReadonlyMap<string, readonly WindowsSource[]> = new Map([
  ['process_creation', [...sysmon(1), { channels: ['Security'], eventIds: [4688] }]],
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
  ['ps_module', [{ channels: POWERSHELL, eventIds: [4103] }]],
  ['ps_script', [{ channels: POWERSHELL, eventIds: [4104] }]],
  ['ps_classic_start', [{ channels: ['Windows PowerShell'], eventIds: [400] }]],
  ['ps_classic_provider_start', [{ channels: ['Windows PowerShell'], eventIds: [600] }]],
  ['ps_classic_script', [{ channels: ['Windows PowerShell'], eventIds: [800] }]],
]);

/** Services of Sigma on Windows: the logs that they stand for. */
export const WINDOWS_SERVICES: ReadonlyMap<string, WindowsSource> = new Map([
  ['application', channels('Application')],
  ['applocker', channels('Microsoft-Windows-AppLocker/')],
  ['appmodel-runtime', channels('Microsoft-Windows-AppModel-Runtime/')],
  ['appxdeployment-server', channels('Microsoft-Windows-AppXDeploymentServer/')],
  ['appxpackaging-om', channels('Microsoft-Windows-AppxPackaging/')],
  ['bitlocker', channels('Microsoft-Windows-BitLocker/')],
  ['bits-client', channels('Microsoft-Windows-Bits-Client/')],
  ['capi2', channels('Microsoft-Windows-CAPI2/')],
  ['certificateservicesclient-lifecycle-system', channels('Microsoft-Windows-CertificateServicesClient-Lifecycle-System/')],
  ['codeintegrity-operational', channels('Microsoft-Windows-CodeIntegrity/Operational')],
  ['dhcp', channels('Microsoft-Windows-DHCP-Server/')],
  ['diagnosis-scripted', channels('Microsoft-Windows-Diagnosis-Scripted/')],
  ['dns-client', channels('Microsoft-Windows-DNS Client Events/', 'Microsoft-Windows-DNS-Client/')],
  ['dns-server', channels('DNS Server')],
  ['dns-server-analytic', channels('Microsoft-Windows-DNS-Server/Analytical', 'Microsoft-Windows-DNSServer/Analytical')],
  ['dns-server-audit', channels('Microsoft-Windows-DNS-Server/Audit', 'Microsoft-Windows-DNSServer/Audit')],
  ['driver-framework', channels('Microsoft-Windows-DriverFrameworks-UserMode/')],
  ['firewall-as', channels('Microsoft-Windows-Windows Firewall With Advanced Security/')],
  ['iis-configuration', channels('Microsoft-IIS-Configuration/')],
  ['ldap', channels('Microsoft-Windows-LDAP-Client/')],
  ['ldp', channels('Microsoft-Windows-LDAP-Client/')],
  ['lsa-server', channels('Microsoft-Windows-LSA/')],
  ['microsoft-servicebus-client', channels('Microsoft-ServiceBus-Client', 'Microsoft-ServiceBus-Client/')],
  ['msexchange-management', channels('MSExchange Management')],
  ['ntfs', channels('Microsoft-Windows-Ntfs/')],
  ['ntlm', channels('Microsoft-Windows-NTLM/')],
  ['openssh', channels('OpenSSH/')],
  ['powershell', channels(...POWERSHELL)],
  ['powershell-classic', channels('Windows PowerShell')],
  ['printservice-admin', channels('Microsoft-Windows-PrintService/Admin')],
  ['printservice-operational', channels('Microsoft-Windows-PrintService/Operational')],
  ['security', channels('Security')],
  ['security-mitigations', channels('Microsoft-Windows-Security-Mitigations/')],
  ['sense', channels('Microsoft-Windows-SENSE/')],
  ['shell-core', channels('Microsoft-Windows-Shell-Core/')],
  ['smbclient-connectivity', channels('Microsoft-Windows-SmbClient/Connectivity')],
  ['smbclient-security', channels('Microsoft-Windows-SmbClient/Security')],
  ['smbserver-connectivity', channels('Microsoft-Windows-SMBServer/Connectivity')],
  ['sysmon', channels(SYSMON_CHANNEL)],
  ['system', channels('System')],
  ['taskscheduler', channels('Microsoft-Windows-TaskScheduler/')],
  ['terminalservices-localsessionmanager', channels('Microsoft-Windows-TerminalServices-LocalSessionManager/')],
  ['vhdmp', channels('Microsoft-Windows-VHDMP-Operational', 'Microsoft-Windows-VHDMP/')],
  ['windefend', channels('Microsoft-Windows-Windows Defender/')],
  ['wmi', channels('Microsoft-Windows-WMI-Activity/')],
]);
