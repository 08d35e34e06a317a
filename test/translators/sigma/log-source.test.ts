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
];

describe('log sources', () => {
  it.each(CASES.map(([eql, lines, meta]) => ({ eql, lines, meta })))('$eql $meta', ({ eql, lines, meta = {} }) => {
    expect(section(printed(eql, {}, meta), 'logsource').split('\n')).toEqual(lines);
  });

  it('follow the field that the rule takes for the category', () => {
    const text = printed('process where event.type == "start"', {}, { eventCategoryField: 'kind' });
    expect(section(text, 'logsource')).toBe('category: process_creation');
    expect(text).toContain("kind|cased: 'process'");
  });
});
