import type { Event, Json } from '../../src/event/index.ts';
import type { EventContext } from '../event-context.ts';

/** A service whose logs rules read, and what it says of itself. */
interface Service {
  readonly dataset: string;
  readonly module: string;
  readonly provider: string;
  /** What people do with it, by category; of another category, any of these. */
  readonly actions: { readonly [category: string]: readonly [string, ...string[]] };
  /** Fields of its own. */
  readonly own: (context: EventContext, action: string) => { readonly [key: string]: Json };
}

/** Services whose audit logs are collected. */
const SERVICES: readonly [Service, ...Service[]] = [
  {
    dataset: 'aws.cloudtrail',
    module: 'aws',
    provider: 'iam.amazonaws.com',
    actions: {
      iam: ['CreateUser', 'AttachUserPolicy', 'CreateAccessKey'],
      authentication: ['ConsoleLogin', 'AssumeRole', 'GetSessionToken'],
      configuration: ['PutBucketPolicy', 'ModifyDBInstance', 'UpdateFunctionCode'],
    },
    own: ({ random }, action) => ({
      aws: {
        cloudtrail: {
          event_type: 'AwsApiCall',
          flattened: { request_parameters: { name: random.word() } },
          request_parameters: `{userName=${random.word()}, path=/}`,
          response_elements: `{${action}Response=${random.token(8)}}`,
          user_identity: { arn: `arn:aws:iam::${random.int(1e11, 9e11)}:user/${random.word()}`, type: 'IAMUser' },
        },
      },
      cloud: { account: { id: String(random.int(1e11, 9e11)) }, provider: 'aws', region: 'eu-central-1' },
    }),
  },
  {
    dataset: 'azure.auditlogs',
    module: 'azure',
    provider: 'Microsoft.aadiam',
    actions: {
      iam: ['Add member to role', 'Update user', 'Add app role assignment'],
      configuration: ['Update policy', 'Add service principal credentials'],
    },
    own: ({ random }, action) => ({
      azure: { auditlogs: { category: 'AuditLogs', operation_name: action, properties: { result: 'success' } } },
      cloud: { provider: 'azure', service: { name: random.word() } },
    }),
  },
  {
    dataset: 'gcp.audit',
    module: 'gcp',
    provider: 'activity',
    actions: {
      iam: ['google.iam.admin.v1.CreateServiceAccountKey', 'SetIamPolicy'],
      configuration: ['storage.buckets.update', 'v1.compute.firewalls.patch'],
    },
    own: ({ random }) => ({
      cloud: { project: { id: `${random.word()}-${random.int(100, 999)}` }, provider: 'gcp' },
      gcp: { audit: { resource_name: `projects/${random.word()}`, type: 'type.googleapis.com/google.cloud.audit.AuditLog' } },
    }),
  },
  {
    dataset: 'okta.system',
    module: 'okta',
    provider: 'okta',
    actions: {
      iam: ['user.account.update_profile', 'group.user_membership.add'],
      authentication: ['user.session.start', 'user.authentication.sso', 'user.mfa.okta_verify.deny_push'],
      configuration: ['policy.rule.update', 'zone.update'],
    },
    own: ({ random }, action) => ({
      okta: {
        actor: { alternate_id: `${random.word()}@example.com`, id: random.token(20), type: 'User' },
        event_type: action,
        outcome: { result: 'SUCCESS' },
      },
    }),
  },
  {
    dataset: 'o365.audit',
    module: 'o365',
    provider: 'Exchange',
    actions: {
      iam: ['Add-MailboxPermission', 'Add member to group.'],
      configuration: ['New-InboxRule', 'Set-Mailbox', 'New-TransportRule'],
    },
    own: ({ random }, action) => ({
      o365: { audit: { ObjectId: random.word(), Operation: action, Parameters: { Name: random.word() }, Workload: 'Exchange' } },
    }),
  },
];

const AGENTS = ['aws-cli/2.15.30 Python/3.11.8', 'Mozilla/5.0 (X11; Linux x86_64)', 'curl/8.5.0'] as const;

/** An entry of the audit log of a service in the cloud: who did what there, and from where. */
export function auditEvent(context: EventContext, category: string): Event {
  const { random } = context;
  const service = random.pick(SERVICES);
  const account = random.pick(context.host.users);
  const known = Object.hasOwn(service.actions, category) ? service.actions[category] : undefined;
  const action = known === undefined ? random.pick(['Update', 'Create', 'Delete', 'List']) : random.pick(known);
  return {
    ...logged(context, service.dataset),
    event: {
      action,
      category: [category],
      created: new Date(context.time).toISOString(),
      dataset: service.dataset,
      id: random.token(22),
      kind: 'event',
      module: service.module,
      outcome: random.chance(0.9) ? 'success' : 'failure',
      provider: service.provider,
      type: [category === 'configuration' ? 'change' : category === 'iam' ? 'user' : 'info'],
    },
    ...(category === 'iam' ? { group: { id: random.token(20), name: `${random.word()}-admins` } } : {}),
    source: { address: random.faker.internet.ipv4(), geo: { country_iso_code: 'DE' }, ip: random.faker.internet.ipv4() },
    user: {
      email: `${account.name}@example.com`,
      id: random.token(21),
      name: account.name,
      ...(category === 'iam' ? { target: { id: random.token(21), name: random.pick(context.host.users).name } } : {}),
    },
    user_agent: { original: random.pick(AGENTS) },
    ...service.own(context, action),
  };
}

/** A request that a web server answered. */
export function webEvent(context: EventContext): Event {
  const { random } = context;
  const path = `/${random.word()}/${random.word()}.${random.pick(['html', 'php', 'js', 'png'])}`;
  const query = random.chance(0.4) ? `id=${random.int(1, 900)}` : null;
  const domain = `${random.word()}.example.com`;
  const status = random.pick([200, 200, 200, 301, 304, 404, 500]);
  return {
    ...logged(context, random.pick(['nginx.access', 'apache.access', 'iis.access'])),
    destination: { domain, port: 443 },
    event: {
      category: ['web'],
      created: new Date(context.time).toISOString(),
      id: random.token(22),
      kind: 'event',
      outcome: status < 400 ? 'success' : 'failure',
      type: ['access'],
    },
    host: context.host.fields,
    http: {
      request: { method: random.pick(['GET', 'GET', 'GET', 'POST', 'HEAD']), referrer: `https://${domain}/` },
      response: { body: { bytes: random.int(120, 90_000) }, status_code: status },
      version: '1.1',
    },
    source: { address: random.faker.internet.ipv4(), ip: random.faker.internet.ipv4(), port: random.int(32_768, 60_999) },
    url: {
      domain,
      original: query === null ? path : `${path}?${query}`,
      path,
      scheme: 'https',
      ...(query === null ? {} : { query }),
    },
    user_agent: { original: random.pick(AGENTS) },
  };
}

/** What every entry of a collected log carries. */
function logged({ host, time }: EventContext, dataset: string): { readonly [key: string]: Json } {
  return {
    '@timestamp': new Date(time).toISOString(),
    agent: { id: host.agentId, type: 'filebeat', version: host.agentVersion },
    data_stream: { dataset, namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
  };
}
