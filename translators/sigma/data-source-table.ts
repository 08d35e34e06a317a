/** What events of one data set, integration or index are called in Sigma. */
export interface DataRow {
  /** Names of data sets or of the integrations before their first dot: `aws` is all that `aws.cloudtrail` is not told apart from. */
  readonly sets: readonly string[];
  /** How the tags of rules (`Data Source: ...`) call it, in lower case. */
  readonly tags?: readonly string[];
  /** Events of a host by one of its own agents: there the category tells more than where they are kept. */
  readonly host?: true;
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}

/** The longest name that fits counts (sigma-target 2.1). */
export const DATA_ROWS: readonly DataRow[] = [
  { sets: ['endpoint', 'endgame'], tags: ['elastic defend', 'elastic endgame'], host: true },
  { sets: ['sentinel_one_cloud_funnel'], tags: ['sentinelone'], host: true },
  { sets: ['crowdstrike.fdr', 'crowdstrike'], tags: ['crowdstrike'], host: true },
  { sets: ['m365_defender.event', 'microsoft_defender_endpoint'], tags: ['microsoft defender xdr'], host: true },
  { sets: ['carbon_black_cloud', 'carbonblack_edr', 'osquery_manager', 'osquery', 'fim', 'system', 'elastic_agent'], host: true },
  { sets: ['cloud_defend', 'sysmon_linux'], tags: ['elastic defend for containers'], host: true, product: 'linux' },
  { sets: ['jamf_protect', 'santa', 'unifiedlogs'], tags: ['jamf protect'], host: true, product: 'macos' },
  { sets: ['auditd_manager', 'auditbeat', 'auditd'], tags: ['auditd manager'], host: true, product: 'linux', service: 'auditd' },
  { sets: ['system.auth'], host: true, product: 'linux', service: 'auth' },
  { sets: ['system.syslog'], host: true, product: 'linux', service: 'syslog' },
  {
    sets: ['system.security', 'windows.security'],
    tags: ['windows security event logs'],
    host: true,
    product: 'windows',
    service: 'security',
  },
  { sets: ['system.system'], tags: ['windows system event logs'], host: true, product: 'windows', service: 'system' },
  { sets: ['system.application'], host: true, product: 'windows', service: 'application' },
  { sets: ['windows', 'winlogbeat', 'winlog'], tags: ['sysmon', 'windows'], host: true, product: 'windows' },
  { sets: ['windows.powershell'], host: true, product: 'windows', service: 'powershell-classic' },
  { sets: ['windows.powershell_operational'], tags: ['powershell logs'], host: true, product: 'windows', service: 'powershell' },
  { sets: ['aws'], product: 'aws' },
  { sets: ['aws.cloudtrail'], tags: ['aws', 'amazon web services', 'aws cloudtrail'], product: 'aws', service: 'cloudtrail' },
  {
    sets: ['azure', 'entityanalytics_entra_id', 'azure_app_service', 'azure_blob_storage'],
    tags: ['azure', 'microsoft entra id'],
    product: 'azure',
  },
  { sets: ['azure.signinlogs'], tags: ['microsoft entra id sign-in logs'], product: 'azure', service: 'signinlogs' },
  { sets: ['azure.auditlogs'], tags: ['microsoft entra id audit logs'], product: 'azure', service: 'auditlogs' },
  {
    sets: ['azure.activitylogs', 'azure.platformlogs'],
    tags: ['azure activity logs'],
    product: 'azure',
    service: 'activitylogs',
  },
  {
    sets: ['azure.identity_protection'],
    tags: ['microsoft entra id protection logs'],
    product: 'azure',
    service: 'riskdetection',
  },
  { sets: ['gcp'], tags: ['gcp', 'google cloud platform'], product: 'gcp' },
  { sets: ['gcp.audit'], tags: ['gcp audit logs'], product: 'gcp', service: 'gcp.audit' },
  { sets: ['google_workspace', 'gsuite'], tags: ['google workspace'], product: 'gcp' },
  ...['admin', 'login', 'drive', 'token', 'device', 'groups', 'saml', 'user_accounts', 'rules', 'alert', 'gmail', 'chrome'].map(
    (part): DataRow => ({
      sets: [`google_workspace.${part}`, `gsuite.${part}`],
      product: 'gcp',
      service: `google_workspace.${part}`,
    }),
  ),
  { sets: ['o365', 'o365.audit'], tags: ['microsoft 365', 'microsoft 365 audit logs'], product: 'm365', service: 'audit' },
  { sets: ['m365_defender', 'm365_defender.alert', 'm365_defender.incident'], product: 'm365', service: 'threat_management' },
  { sets: ['okta', 'okta.system'], tags: ['okta', 'okta system logs'], product: 'okta', service: 'okta' },
  { sets: ['onelogin'], tags: ['onelogin'], product: 'onelogin', service: 'onelogin.events' },
  { sets: ['github', 'github.audit'], tags: ['github'], product: 'github', service: 'audit' },
  { sets: ['atlassian_bitbucket'], tags: ['bitbucket'], product: 'bitbucket', service: 'audit' },
  {
    sets: ['kubernetes', 'kubernetes.audit_logs'],
    tags: ['kubernetes'],
    product: 'kubernetes',
    category: 'application',
    service: 'audit',
  },
  { sets: ['network_traffic', 'packetbeat'], tags: ['network packet capture', 'network traffic'], category: 'network' },
  ...[
    'http',
    'dns',
    'tls',
    'pgsql',
    'mysql',
    'redis',
    'mongodb',
    'amqp',
    'cassandra',
    'dhcpv4',
    'icmp',
    'memcached',
    'nfs',
    'sip',
    'thrift',
  ].map((part): DataRow => ({ sets: [`network_traffic.${part}`], category: 'network', service: part })),
  { sets: ['network_traffic.flow'], category: 'network', service: 'connection' },
  { sets: ['zeek'], product: 'zeek' },
  ...['dns', 'http', 'smb_files', 'x509', 'rdp', 'kerberos', 'conn', 'ssl', 'files', 'ssh', 'ftp', 'smtp', 'dce_rpc'].map(
    (part): DataRow => ({
      sets: [`zeek.${part}`, ...(part === 'conn' ? ['zeek.connection'] : [])],
      product: 'zeek',
      service: part,
    }),
  ),
  { sets: ['nginx', 'apache', 'apache_tomcat', 'tomcat', 'iis', 'traefik', 'haproxy'], category: 'webserver' },
  { sets: ['zscaler_zia', 'squid', 'bluecoat', 'forcepoint_web'], category: 'proxy' },
  { sets: ['fortinet_fortigate', 'fortinet'], tags: ['fortinet', 'fortinet fortigate'], product: 'fortigate', service: 'event' },
  { sets: ['panw', 'pan_os'], tags: ['pan-os', 'palo alto'], category: 'firewall' },
  { sets: ['suricata', 'snort'], tags: ['suricata'], category: 'firewall' },
  { sets: ['checkpoint'], tags: ['check point'], category: 'firewall' },
  {
    sets: ['cisco_asa', 'cisco_ftd', 'cisco_meraki', 'cisco.asa', 'cisco.ftd', 'cisco.meraki'],
    tags: ['cisco asa', 'cisco ftd'],
    category: 'firewall',
    product: 'cisco',
  },
  {
    sets: ['cisco', 'cisco_ios', 'cisco_nexus', 'cisco_ise', 'cisco_umbrella', 'cisco_duo', 'cisco_secure_endpoint'],
    tags: ['cisco'],
    product: 'cisco',
  },
  {
    sets: [
      'sophos',
      'sonicwall_firewall',
      'sonicwall',
      'juniper_srx',
      'juniper',
      'pfsense',
      'watchguard_firebox',
      'barracuda',
      'iptables',
      'netfilter',
    ],
    tags: ['sonicwall firewall', 'sophos'],
    category: 'firewall',
  },
];

/** Channels and providers of Windows that have a service in Sigma, in lower case. Sysmon's are told apart by category. */
export const WINDOWS_SERVICES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    security: ['security', 'microsoft-windows-security-auditing', 'microsoft-windows-eventlog'],
    system: ['system', 'service control manager', 'microsoft-windows-ntfs', 'microsoft-windows-kerberos-key-distribution-center'],
    application: ['application', 'esent', 'mssqlserver', 'msiinstaller', 'application error'],
    powershell: ['microsoft-windows-powershell/operational', 'microsoft-windows-powershell'],
    'powershell-classic': ['windows powershell', 'powershell'],
    taskscheduler: ['microsoft-windows-taskscheduler/operational', 'microsoft-windows-taskscheduler'],
    windefend: ['microsoft-windows-windows defender/operational', 'microsoft-windows-windows defender'],
    wmi: ['microsoft-windows-wmi-activity/operational', 'microsoft-windows-wmi-activity'],
    ntlm: ['microsoft-windows-ntlm/operational', 'microsoft-windows-ntlm'],
    'bits-client': ['microsoft-windows-bits-client/operational', 'microsoft-windows-bits-client'],
    'dns-client': [
      'microsoft-windows-dns-client/operational',
      'microsoft-windows-dns-client',
      'microsoft-windows-dns client events/operational',
    ],
    'dns-server': ['dns server', 'microsoft-windows-dns-server-service'],
    'firewall-as': ['microsoft-windows-windows firewall with advanced security/firewall'],
    applocker: [
      'microsoft-windows-applocker/exe and dll',
      'microsoft-windows-applocker/msi and script',
      'microsoft-windows-applocker',
    ],
    'codeintegrity-operational': ['microsoft-windows-codeintegrity/operational', 'microsoft-windows-codeintegrity'],
    'printservice-operational': ['microsoft-windows-printservice/operational'],
    'terminalservices-localsessionmanager': ['microsoft-windows-terminalservices-localsessionmanager/operational'],
    'msexchange-management': ['msexchange management'],
    'appxdeployment-server': ['microsoft-windows-appxdeploymentserver/operational'],
  }).flatMap(([service, names]) => names.map((name) => [name, service] as const)),
);
