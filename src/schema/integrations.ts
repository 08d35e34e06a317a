/** Programs of Elastic and of others that add fields to ECS, by the first part of the names that they give them. */
const NAMESPACES: ReadonlyMap<string, string> = new Map(
  [
    ['Elastic Defend', 'Effective_process Persistence Target Endpoint'],
    ['Elastic Endgame', 'endgame'],
    ['Windows', 'winlog powershell sysmon'],
    ['Amazon Web Services', 'aws awsfargate aws_logs'],
    ['Microsoft Azure', 'azure'],
    ['Microsoft 365', 'o365 m365_defender microsoft microsoft_defender_cloud entra_id'],
    ['Google', 'gcp google_workspace google_scc google_secops gsuite'],
    ['Kubernetes', 'kubernetes'],
    ['Linux', 'auditd auditd_manager system journald iptables'],
    ['network packets', 'network_traffic flow icmp zeek suricata netflow'],
    ['machine learning of Elastic', 'ml_is_dga problemchild beacon_stats blocklist_label dga lmd ded'],
    ['threat intelligence', 'threatintel ti_abusech ti_anomali ti_otx ti_misp ti_recordedfuture ti_threatq'],
    ['Okta', 'okta'],
    ['GitHub and GitLab', 'github gitlab'],
    ['osquery', 'osquery osquery_meta'],
    ['Kibana', 'kibana'],
    ['Elastic Agent and Beats', 'elastic elastic_agent beat'],
    [
      'firewalls and proxies',
      'fortinet panw cisco cisco_meraki cisco_umbrella checkpoint juniper sophos sonicwall pfsense f5 zscaler netskope barracuda citrix',
    ],
    [
      'endpoint security of others',
      'crowdstrike sentinel_one sentinel_one_cloud_funnel carbonblack_edr carbon_black_cloud trend_micro_vision_one trendmicro cylance symantec_endpoint sophos_central tanium bitdefender jamf_protect jamf_pro jamf_compliance_reporter',
    ],
    [
      'identity and access of others',
      'auth0 cisco_duo cyberarkpas ping_one ping_federate onelogin keycloak jumpcloud onepassword bitwarden lastpass teleport hashicorp_vault beyondtrust_pra',
    ],
    [
      'mail and office of others',
      'proofpoint_tap proofpoint_on_demand mimecast abnormal_security zoom slack box box_events dropbox atlassian atlassian_jira atlassian_confluence salesforce servicenow zendesk docusign',
    ],
    [
      'servers of others',
      'apache nginx iis haproxy traefik mysql postgresql mongodb mssql oracle redis rabbitmq kafka docker vsphere nats tomcat',
    ],
    [
      'cloud security of others',
      'wiz snyk qualys_vmdr tenable_io tenable_sc rapid7_insightvm prisma_cloud lacework cloudflare cloudflare_logpush cloudflare_zero_trust akamai cef',
    ],
  ].flatMap(([program = '', names = '']) => names.split(' ').map((name): [string, string] => [name, program])),
);

/**
 * Who writes a field that ECS lacks: an integration with a namespace of its own, or Elastic Defend within those of ECS (`process.Ext.ancestry`,
 * `process.name.caseless`); null: nobody who is known. Which fields it writes is not known, only that this is the place for them.
 */
export function integrationOf(field: string): string | null {
  const parts = field.split('.');
  const [namespace = ''] = parts;
  if (parts.length === 1) return LONE.has(field) ? (NAMESPACES.get(field) ?? null) : null;
  if (parts.indexOf('Ext') > 0 || parts.at(-1) === 'caseless') return 'Elastic Defend';
  return NAMESPACES.get(namespace) ?? null;
}

/** Namespaces that are fields themselves. */
const LONE: ReadonlySet<string> = new Set(['blocklist_label']);
