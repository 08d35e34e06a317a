import type { Event } from '../../../src/event/index.ts';

/** One start of a process as Sysmon logs it, with data of our own. */
const DATA = {
  UtcTime: '2026-03-01 10:00:00.123',
  ProcessGuid: '{AA11-01}',
  ProcessId: 4242,
  Image: 'C:\\Tools\\nc.exe',
  CommandLine: '"C:\\Tools\\nc.exe" -l -p 4444',
  ParentImage: 'C:\\Windows\\System32\\cmd.exe',
  ParentProcessId: '17',
  User: 'CORP\\ada',
  Hashes: 'SHA1=ABCD,MD5=EF01,IMPHASH=00000000',
} as const;

const SYSTEM = {
  name: 'Microsoft-Windows-Sysmon',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  time: '2026-03-01T10:00:00.123Z',
  computer: 'PC1.corp.example',
} as const;

/** The same event in every shape and spelling that is read. */
export const SPELLINGS: { readonly [spelling: string]: Event } = {
  'attributes in a member': {
    Event: {
      '#attributes': { xmlns: 'x' },
      System: {
        Provider: { '#attributes': { Name: SYSTEM.name, Guid: '{1}' } },
        EventID: 1,
        TimeCreated: { '#attributes': { SystemTime: SYSTEM.time } },
        Channel: SYSTEM.channel,
        Computer: SYSTEM.computer,
        Correlation: null,
      },
      EventData: DATA,
    },
  },
  'attributes beside the element': {
    Event: {
      System: {
        Provider: null,
        Provider_attributes: { Name: SYSTEM.name },
        EventID: 1,
        EventID_attributes: { Qualifiers: 0 },
        TimeCreated_attributes: { SystemTime: SYSTEM.time },
        Channel: SYSTEM.channel,
        Computer: SYSTEM.computer,
      },
      EventData: DATA,
    },
  },
  'attributes with a mark, data as a list of elements': {
    Event: {
      '@xmlns': 'x',
      System: {
        Provider: { '@Name': SYSTEM.name },
        EventID: { '@Qualifiers': '', '#text': '1' },
        TimeCreated: { '@SystemTime': SYSTEM.time },
        Channel: SYSTEM.channel,
        Computer: SYSTEM.computer,
      },
      EventData: { Data: Object.entries(DATA).map(([name, value]) => ({ '@Name': name, '#text': value })) },
    },
  },
  'within the document of a detection': {
    kind: 'individual',
    document: {
      kind: 'evtx',
      data: {
        Event: {
          System: {
            Provider_attributes: { Name: SYSTEM.name },
            EventID: 1,
            TimeCreated_attributes: { SystemTime: SYSTEM.time },
            Channel: SYSTEM.channel,
            Computer: SYSTEM.computer,
          },
          EventData: DATA,
        },
      },
    },
  },
  winlogbeat: {
    '@timestamp': SYSTEM.time,
    event: { code: '1', provider: SYSTEM.name },
    winlog: {
      channel: SYSTEM.channel,
      provider_name: SYSTEM.name,
      event_id: '1',
      computer_name: SYSTEM.computer,
      event_data: DATA,
    },
  },
  'winlogbeat, flattened': {
    '@timestamp': SYSTEM.time,
    'event.code': '1',
    'winlog.channel': SYSTEM.channel,
    'winlog.provider_name': SYSTEM.name,
    'winlog.computer_name': SYSTEM.computer,
    ...Object.fromEntries(Object.entries(DATA).map(([name, value]) => [`winlog.event_data.${name}`, value])),
  },
  'side by side': {
    '@timestamp': SYSTEM.time,
    EventID: '1',
    Channel: SYSTEM.channel,
    SourceName: SYSTEM.name,
    Hostname: SYSTEM.computer,
    ...DATA,
  },
  'lists of one for every element': {
    Event: {
      $: { xmlns: 'x' },
      System: [
        {
          Provider: [{ $: { Name: SYSTEM.name } }],
          EventID: ['1'],
          TimeCreated: [{ $: { SystemTime: SYSTEM.time } }],
          Channel: [SYSTEM.channel],
          Computer: [SYSTEM.computer],
        },
      ],
      EventData: [{ Data: Object.entries(DATA).map(([name, value]) => ({ _: String(value), $: { Name: name } })) }],
    },
  },
  'without the outer element': {
    System: {
      Provider: { Name: SYSTEM.name },
      EventID: { Value: 1 },
      TimeCreated: { SystemTime: SYSTEM.time },
      Channel: SYSTEM.channel,
      Computer: SYSTEM.computer,
    },
    EventData: DATA,
  },
  'winlogbeat before version 7': {
    '@timestamp': SYSTEM.time,
    log_name: SYSTEM.channel,
    source_name: SYSTEM.name,
    event_id: 1,
    computer_name: SYSTEM.computer,
    event_data: DATA,
  },
  'the result of a search': {
    preview: false,
    result: {
      _time: SYSTEM.time,
      EventCode: '1',
      Computer: SYSTEM.computer,
      source: `XmlWinEventLog:${SYSTEM.channel}`,
      sourcetype: 'XmlWinEventLog',
      Name: `'${SYSTEM.name}'`,
      ...DATA,
    },
  },
  'data below one name': {
    TimeGenerated: SYSTEM.time,
    EventID: 1,
    Channel: SYSTEM.channel,
    Provider: SYSTEM.name,
    Computer: SYSTEM.computer,
    EventData: DATA,
  },
  'data as a text of JSON': {
    TimeCreated: SYSTEM.time,
    EventId: 1,
    Channel: SYSTEM.channel,
    Provider: SYSTEM.name,
    Computer: SYSTEM.computer,
    Payload: JSON.stringify({
      EventData: { Data: Object.entries(DATA).map(([name, value]) => ({ '@Name': name, '#text': String(value) })) },
    }),
  },
  'a short name of the log, all data in a table': {
    Timestamp: SYSTEM.time,
    EventID: 1,
    Channel: 'Sysmon',
    Provider: SYSTEM.name,
    Computer: SYSTEM.computer,
    AllFieldInfo: DATA,
  },
  'side by side, without a log': { '@timestamp': SYSTEM.time, EventID: 1, Computer: SYSTEM.computer, ...DATA },
};
