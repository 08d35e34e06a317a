import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/index.ts';
import { createLooking, type LogSource, type Onlooker } from '../../../src/shapes/index.ts';
import { SPELLINGS } from './events.ts';

const CREATION: LogSource = { category: 'process_creation', product: 'windows', service: null };
const SIGMA: Onlooker = { names: 'sigma', source: CREATION };
const ECS: Onlooker = { names: 'ecs', source: null };

function seen(event: Event, onlooker: Onlooker): Event | null {
  const sight = createLooking('auto', [onlooker]).first(event);
  return sight === null ? event : sight.see(event, 0);
}

describe.each(Object.entries(SPELLINGS))('%s', (_, event) => {
  it('is seen by Sigma rules under their names', () => {
    expect(seen(event, SIGMA)).toMatchObject({
      EventID: 1,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Provider_Name: 'Microsoft-Windows-Sysmon',
      Computer: 'PC1.corp.example',
      Image: 'C:\\Tools\\nc.exe',
      User: 'CORP\\ada',
      '@timestamp': '2026-03-01T10:00:00.123Z',
    });
  });

  it('is seen by other rules under the names of ECS', () => {
    expect(seen(event, ECS)).toMatchObject({
      'event.category': ['process'],
      'event.type': ['start'],
      'host.os.type': 'windows',
      'process.executable': 'C:\\Tools\\nc.exe',
      'process.name': 'nc.exe',
      'process.args': ['C:\\Tools\\nc.exe', '-l', '-p', '4444'],
      'process.pid': 4242,
      'process.entity_id': 'AA11-01',
      'process.parent.name': 'cmd.exe',
      'process.parent.pid': 17,
      'process.hash.md5': 'ef01',
      'user.domain': 'CORP',
      'user.name': 'ada',
    });
    expect(seen(event, ECS)).not.toHaveProperty(['process.pe.imphash']);
  });

  it('is none of the events of another log source', () => {
    for (const source of [
      { ...CREATION, category: 'network_connection' },
      { ...CREATION, product: 'linux' },
      { category: null, product: 'windows', service: 'security' },
      { category: 'webserver', product: null, service: null },
    ])
      expect(seen(event, { names: 'sigma', source }), JSON.stringify(source)).toBeNull();
  });
});

describe('log sources', () => {
  const security = (eventId: number, data: Event): Event => ({
    Event: {
      System: {
        Provider: { '#attributes': { Name: 'Microsoft-Windows-Security-Auditing' } },
        EventID: eventId,
        Channel: 'Security',
      },
      EventData: data,
    },
  });

  it('finds starts of processes in the Security log, under the names of Sysmon', () => {
    const event = security(4688, {
      NewProcessName: 'C:\\a\\b.exe',
      ParentProcessName: 'C:\\c\\d.exe',
      NewProcessId: '0x1f4',
      ProcessId: '0x10',
      SubjectDomainName: 'CORP',
      SubjectUserName: 'ada',
      MandatoryLabel: 'S-1-16-12288',
    });
    expect(seen(event, SIGMA)).toMatchObject({
      Image: 'C:\\a\\b.exe',
      ParentImage: 'C:\\c\\d.exe',
      ProcessId: '0x1f4',
      User: 'CORP\\ada',
      IntegrityLevel: 'High',
    });
    expect(seen(event, ECS)).toMatchObject({ 'process.pid': 500, 'process.parent.pid': 16, 'event.action': 'created-process' });
  });

  it('tells success from failure by the keywords of the Security log', () => {
    const logon = (keywords: string): Event => ({
      Event: {
        System: { Channel: 'Security', EventID: 4776, Keywords: keywords, Provider: { '@Name': 'x' } },
        EventData: { TargetUserName: 'ada', IpAddress: '::ffff:10.0.0.1', IpPort: '0' },
      },
    });
    expect(seen(logon('0x8010000000000000'), ECS)).toMatchObject({ 'event.outcome': 'failure', 'source.ip': '10.0.0.1' });
    expect(seen(logon('0x8020000000000000'), ECS)).toMatchObject({ 'event.outcome': 'success', 'user.name': 'ada' });
  });

  it('leaves nothing out for words that it does not know, and says them', () => {
    const source = { category: null, product: 'windows', service: 'of-tomorrow' };
    const looking = createLooking('auto', [{ names: 'sigma', source }]);
    const event = security(1, {});
    expect(looking.first(event)?.see(event, 0)).not.toBeNull();
    expect(looking.unknownSources).toEqual([['service of-tomorrow']]);
  });
});

describe('events that are no records of Windows', () => {
  const event: Event = {
    event: { category: ['process'], type: ['start'] },
    host: { os: { type: 'linux' } },
    process: { executable: '/usr/bin/nc', command_line: 'nc -l' },
    user: { name: 'ada' },
  };

  it('stand as they are for rules with their names', () => {
    expect(createLooking('auto', [ECS]).first(event)).toBeNull();
  });

  it('have the names of Sigma beside their own for Sigma rules', () => {
    const source = { category: 'process_creation', product: 'linux', service: null };
    expect(seen(event, { names: 'sigma', source })).toEqual({
      ...event,
      Image: '/usr/bin/nc',
      CommandLine: 'nc -l',
      User: 'ada',
    });
    expect(seen(event, { names: 'sigma', source: { ...source, product: 'windows' } })).toBeNull();
    expect(seen(event, { names: 'sigma', source: { ...source, category: 'dns_query' } })).toBeNull();
  });

  it('are left to rules where they say nothing of their source', () => {
    const bare = { Image: '/usr/bin/nc' };
    expect(seen(bare, SIGMA)).toEqual(bare);
  });

  it('keep what nobody may read as a record', () => {
    for (const odd of [
      { Event: 1 },
      { Event: { System: [] } },
      { EventID: 1, Image: 'x' },
      { winlog: { channel: 'Security' } },
      { Event: null },
    ])
      expect(createLooking('auto', [ECS]).first(odd)).toBeNull();
  });
});

describe('a named shape', () => {
  it('counts what is of it and what is not', () => {
    const looking = createLooking('evtx', [SIGMA]);
    const [record, other] = [SPELLINGS['attributes in a member'] ?? {}, { EventID: 1, UtcTime: 'x' }];
    const sight = looking.first(record);
    sight?.see(record, 0);
    sight?.see(record, 0);
    sight?.see(other, 0);
    expect(looking.counts()).toEqual({ evtx: 1, ecs: 1 });
    expect(looking.counts()).toEqual({});
  });
});
