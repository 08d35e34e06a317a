import { describe, expect, it } from 'vitest';
import { sigma } from '../../../../src/engines/sigma/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

async function matches(test: string, event: Event, source = 'product: linux'): Promise<boolean> {
  const text = `title: T\ntaxonomy: sigma\nlogsource:\n    ${source}\ndetection:\n    selection:\n        ${test}\n    condition: selection\n`;
  const loaded = await sigma.load([event], {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  const verdict = await loaded.run(text);
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  return verdict.matches.length === 1;
}

describe('an event under the names of Sigma (sigma-target 2.2)', () => {
  it.each([
    ["Image: '/bin/sh'", { process: { executable: '/bin/sh' } }],
    ["SignatureStatus: 'Valid'", { dll: { code_signature: { status: 'trusted' } } }],
    ["CommandLine: 'told'", { process: { command_line: 'told', args: ['sh'] } }],
    ["User: 'CORP\\eve'", { user: { name: 'eve', domain: 'CORP' } }],
    ["Hashes|contains: 'MD5=aa'", { process: { hash: { md5: 'aa' } } }],
    ['EventID: 4688', { event: { code: '4688' } }],
    ["Initiated: 'true'", { network: { direction: 'egress' } }],
    ["action: 'repo.destroy'", { event: { action: 'repo.destroy' } }],
    ["eventName: 'RunInstances'", { event: { action: 'RunInstances' } }],
    ["eventSource: 'ec2.amazonaws.com'", { event: { provider: 'ec2.amazonaws.com' } }],
    ["errorCode: 'AccessDenied'", { aws: { cloudtrail: { error_code: 'AccessDenied' } } }],
    ["verb: 'create'", { kubernetes: { audit: { verb: 'create' } } }],
    ["TargetUserName: 'eve'", { winlog: { event_data: { TargetUserName: 'eve' } } }],
  ] as const)('has %s', async (test, event) => {
    expect(await matches(test, event)).toBe(true);
    expect(await matches(test, {})).toBe(false);
  });

  it('has a command line only where one was logged, whatever its arguments', async () => {
    expect(await matches('CommandLine: null', { process: { args: ['sh', '-c', 'id'] } })).toBe(true);
  });

  it('has the hashes of what its log source is about', async () => {
    const event = { process: { hash: { md5: 'aa' } }, dll: { hash: { md5: 'bb' } } };
    expect(await matches("Hashes: 'MD5=aa'", event)).toBe(true);
    expect(await matches("Hashes: 'MD5=bb'", event)).toBe(false);
    expect(await matches("Hashes: 'MD5=bb'", event, 'category: image_load')).toBe(true);
  });

  it('uses the names of other vendors for its own data on Windows', async () => {
    const event = { event: { action: 'told' }, winlog: { event_data: { Operation: 'write' } } };
    expect(await matches("Operation: 'told'", event, 'product: m365')).toBe(true);
    expect(await matches("Operation: 'write'", event, 'product: windows')).toBe(true);
  });

  it('takes only the digits of a number for one', async () => {
    expect(await matches('EventID: 7', { event: { code: '07' } })).toBe(false);
    expect(await matches("EventID: '07'", { event: { code: '07' } })).toBe(true);
  });
});
