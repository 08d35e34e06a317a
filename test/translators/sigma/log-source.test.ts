import { describe, expect, it } from 'vitest';
import type { RuleMeta } from '../../../src/ir/index.ts';
import { printed, section } from './support.ts';

/** An EQL query and the log source it is looked for in. */
const CASES: readonly (readonly [eql: string, lines: readonly string[], meta?: Partial<RuleMeta>])[] = [
  ['process where event.type == "start"', ['category: process_creation']],
  ['process where host.os.type == "windows" and event.type == "end"', ['category: process_termination', 'product: windows']],
  ['process where host.os.type == "linux" and event.action == "exec"', ['category: process_creation', 'product: linux']],
  [
    'process where host.os.type == "linux" and event.type == "end"',
    ['product: linux', 'definition: Elastic events whose event.category is process and event.type is end'],
  ],
  ['file where host.os.type == "macos" and event.type == "creation"', ['category: file_event', 'product: macos']],
  [
    'file where host.os.type == "linux" and event.type != "deletion"',
    [
      'category: file_event',
      'product: linux',
      'definition: Elastic events whose event.category is file and event.type is not deletion',
    ],
  ],
  ['file where host.os.type == "windows" and event.action == "rename"', ['category: file_rename', 'product: windows']],
  ['registry where event.type == "change"', ['category: registry_set', 'product: windows']],
  ['registry where event.type in ("creation", "change")', ['category: registry_event', 'product: windows']],
  ['library where host.os.type == "windows"', ['category: image_load', 'product: windows']],
  ['network where host.os.type == "windows" and dns.question.name : "a*"', ['category: dns_query', 'product: windows']],
  ['network where network.protocol == "dns"', ['category: network', 'service: dns']],
  ['any where event.dataset == "okta.system"', ['product: okta', 'service: okta']],
  ['any where event.action == "x"', ['product: aws', 'service: cloudtrail'], { indices: ['logs-aws.cloudtrail-*'] }],
  ['process where event.type == "start"', ['category: process_creation', 'product: macos'], { tags: ['OS: macOS'] }],
  ['process where event.type == "start"', ['category: process_creation'], { tags: ['OS: macOS', 'OS: Linux'] }],
  ['any where true', ['category: application', 'definition: Elastic events of any category']],
  // Data set, module and index of an appliance or a service come before the category.
  [
    'network where data_stream.dataset == "fortinet_fortigate.log" and destination.port == 1',
    ['product: fortigate', 'service: event'],
  ],
  ['network where event.module == "panw"', ['category: firewall']],
  ['network where data_stream.dataset : ("checkpoint.*", "panw.panos")', ['category: firewall']],
  ['network where event.dataset == "cisco_asa.log"', ['category: firewall', 'product: cisco']],
  [
    'network where event.type == "start"',
    ['category: firewall'],
    { indices: ['filebeat-*', 'logs-panw.panos-*', 'remote:logs-panw*'] },
  ],
  ['dns where dns.question.name == "a"', ['category: network', 'service: dns'], { indices: ['logs-network_traffic.dns-*'] }],
  ['network where event.dataset == "zeek.dns"', ['product: zeek', 'service: dns']],
  ['file where data_stream.dataset == "google_workspace.drive"', ['product: gcp', 'service: google_workspace.drive']],
  ['process where event.module == "aws"', ['product: aws']],
  ['network where data_stream.dataset == "aws.vpcflow"', ['product: aws', 'definition: Elastic events of aws.vpcflow']],
  [
    'process where event.type == "start"',
    ['product: okta', 'service: okta'],
    { tags: ['Data Source: Okta'], indices: ['logs-*'] },
  ],
  [
    'file where event.type == "creation" and event.dataset in ("azure.auditlogs", "azure.signinlogs")',
    ['product: azure', 'definition: Elastic events of azure.auditlogs or azure.signinlogs'],
  ],
  [
    'network where data_stream.dataset == "acme_wall.log"',
    ['category: application', 'definition: Elastic events of acme_wall.log'],
  ],
  [
    'network where true',
    ['category: application', 'definition: Elastic events of acme_wall.log'],
    { indices: ['logs-acme_wall.log-*'] },
  ],
  ['process where event.provider == "Microsoft-Windows-Security-Auditing"', ['product: windows', 'service: security']],
  ['any where winlog.channel == "Microsoft-Windows-TaskScheduler/Operational"', ['product: windows', 'service: taskscheduler']],
  // A host's own events follow their category, whoever reports them.
  ['network where data_stream.dataset == "endpoint.events.network" and event.type == "start"', ['category: network_connection']],
  [
    'process where event.dataset == "windows.sysmon_operational" and event.type == "start"',
    ['category: process_creation', 'product: windows'],
  ],
  [
    'process where event.module == "endpoint" and event.type == "start"',
    ['category: process_creation'],
    { indices: ['logs-aws.cloudtrail-*'] },
  ],
  [
    'process where event.type == "start"',
    ['category: process_creation'],
    { indices: ['logs-endpoint.events.*', 'logs-crowdstrike.fdr*', 'logs-panw.panos-*'] },
  ],
  ['process where event.type == "start"', ['category: process_creation'], { indices: ['my-own-logs', '*', 'logs-*'] }],
  ['network where not event.module == "panw" and event.type == "start"', ['category: network_connection']],
  ['network where event.type == "start" and (event.module == "panw" or user.name == "x")', ['category: network_connection']],
];

describe('log sources', () => {
  it.each(CASES.map(([eql, lines, meta]) => ({ eql, lines, meta })))('$eql $meta', ({ eql, lines, meta = {} }) => {
    expect(section(printed(eql, {}, meta), 'logsource').split('\n')).toEqual(lines);
  });

  it('are asked of every item of a sequence', () => {
    const text = printed(
      'sequence by source.ip with maxspan=1m [network where event.module == "panw" and event.action == "a"] [network where data_stream.dataset == "okta.system"] [network where event.type == "start"]',
    );
    const sources = [...text.matchAll(/^logsource:\n((?: {4}.*\n)+)/gm)].map(([, lines = '']) =>
      lines.trim().replace(/\s+/g, ' '),
    );
    expect(sources).toEqual(['category: firewall', 'product: okta service: okta', 'category: network_connection']);
  });

  it('follow the field that the rule takes for the category', () => {
    const text = printed('process where event.type == "start"', {}, { eventCategoryField: 'kind' });
    expect(section(text, 'logsource')).toBe('category: process_creation');
    expect(text).toContain("kind|cased: 'process'");
  });
});
