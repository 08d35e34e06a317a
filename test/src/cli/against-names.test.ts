import { describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import type { CheckReport, PortReport } from '../../../src/report/index.ts';
import { run } from '../../support/memory-host.ts';

vi.setConfig({ testTimeout: 120_000 });

const RULE =
  'process where host.os.type == "windows" and event.type == "start" and process.name : "rundll32.exe" and not process.parent.name : "explorer.exe"';

/** As a person writes it: where events come from is left to the log source. */
const PORT = String.raw`title: Rundll32
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '\rundll32.exe'
  filter:
    ParentImage|endswith: '\explorer.exe'
  condition: selection and not filter
`;

/** What pySigma's Lucene backend prints of it with the pipeline for Winlogbeat. */
const QUERY = 'winlog.event_data.Image:*rundll32.exe';

async function judged(
  name: string,
  port: string,
  more: readonly string[] = [],
  rule = RULE,
  files: { readonly [name: string]: string } = {},
): Promise<PortReport & { readonly exitCode: number; readonly text: string }> {
  const all = { 'rule.eql': rule, [name]: port, ...files };
  const common = ['check', 'rule.eql', '--events', '60', '--against', name, ...more];
  const { exitCode, out, err } = await run([...common, '--json'], { files: all });
  const report: CheckReport = JSON.parse(out || '{}');
  const [only] = report.rules?.[0]?.ports ?? [];
  if (only === undefined) throw new Error(`no port was judged: ${out} ${err}`);
  return { ...only, exitCode, text: err };
}

describe('check --against of a port under other names', () => {
  it('in Sigma is judged on events of its log source with --taxonomy sigma', async () => {
    const port = await judged('port.yml', PORT, ['--taxonomy', 'sigma']);
    expect(port).toMatchObject({ status: 'same', misses: 0, excess: 0, exitCode: EXIT.ok });
    expect(port.matches).toBeGreaterThan(50);
    expect(port.compared).toBeGreaterThan(port.matches + 100);
  });

  it('says without the option what the log source would take over', async () => {
    const rule = 'process where event.type == "start" and process.executable : "*\\\\rundll32.exe"';
    const port = PORT.replace(' and not filter', '');
    const { status, hints = [] } = await judged('port.yml', port, [], rule);
    expect(status).toBe('differs');
    expect(hints.join()).toMatch(/leaves event\.category, event\.type to its log source.*--taxonomy sigma/);
  });

  it.each([
    ['an end', PORT.replace(String.raw`\rundll32.exe`, String.raw`\rundll33.exe`), 'process.name'],
    ['a filter that was forgotten', PORT.replace(' and not filter', ''), 'process.parent.name'],
  ])('still finds %s that is another', async (_, port, field) => {
    const { status, ways } = await judged('port.yml', port, ['--taxonomy', 'sigma']);
    expect(status).toBe('differs');
    expect(ways.flatMap(({ fields }) => fields).join()).toContain(field.replace(/name$/, ''));
    // What is shown is what was judged: it says where it comes from, and name and path are of one file.
    for (const { event } of ways) expect(event).toMatchObject({ event: { category: 'process', type: 'start' } });
  });

  it('finds a log source of other events', async () => {
    const { status } = await judged('port.yml', PORT.replace('windows', 'linux'), ['--taxonomy', 'sigma']);
    expect(status).toBe('differs');
  });

  it('in the names of Winlogbeat is told by what it could be judged', async () => {
    const rule = 'any where process.executable : "*rundll32.exe"';
    const { hints = [], misses } = await judged('port.lucene', QUERY, [], rule);
    expect(hints.join()).toMatch(
      /asks winlog\.event_data\.Image, which no event of the rule has; .*--taxonomy sigma, --pipeline or --field/,
    );
    expect(misses).toBeGreaterThan(0);
    const seen = await judged('port.lucene', QUERY, ['--taxonomy', 'sigma'], rule);
    expect(seen.hints).toBeUndefined();
    // A query compares letters as they are written: that is all that is left.
    expect(new Set(seen.ways.map(({ direction, kind }) => `${direction} ${kind}`))).toEqual(new Set(['misses letter-case']));
    expect(seen.matches).toBeGreaterThan(0);
  });
});

const SMALL = 'process where process.name == "nc" and not user.name == "svc"';
const OTHER = JSON.stringify({
  bool: {
    filter: [{ term: { 'event.category': 'process' } }, { term: { 'proc.n': 'nc' } }],
    must_not: [{ term: { 'usr.n': 'svc' } }],
  },
});
const PIPELINE =
  'name: mine\npriority: 10\ntransformations:\n  - id: a\n    type: field_name_mapping\n    mapping:\n      process.name: proc.n\n      user.name: usr.n\n';

describe('check --against under names given', () => {
  it('judges the port on events under the names of a pipeline', async () => {
    const files = { 'names.yml': PIPELINE };
    expect(await judged('q.json', OTHER, ['--pipeline', 'names.yml'], SMALL, files)).toMatchObject({ status: 'same' });
    const wrong = await judged('q.json', OTHER.replace('svc', 'src'), ['--pipeline', 'names.yml'], SMALL, files);
    expect(wrong.status).toBe('differs');
    expect(wrong.ways.flatMap(({ fields }) => fields)).toContain('user.name');
  });

  it('judges it under names given one by one, and tells of names that no event has', async () => {
    const given = ['--field', 'process.name=proc.n', '--field', 'user.name=usr.n'];
    expect(await judged('q.json', OTHER, given, SMALL)).toMatchObject({ status: 'same' });
    expect((await judged('q.json', OTHER, given.slice(0, 2), SMALL)).status).toBe('differs');
    const { status, hints = [] } = await judged('q.json', OTHER, [], SMALL);
    expect(status).toBe('differs');
    expect(hints).toEqual([
      'the port asks proc.n, usr.n, which no event of the rule has; say how they are called with --pipeline or --field',
    ]);
  });

  it('does not put the filters of the rule into its port', async () => {
    const rule = JSON.stringify({
      name: 'a',
      type: 'eql',
      language: 'eql',
      query: 'process where process.name == "nc"',
      filters: [{ meta: { negate: true, disabled: false }, query: { match_phrase: { 'user.id': '0' } } }],
    });
    const files = { 'rule.ndjson': rule, 'port.eql': 'process where process.name == "nc"' };
    const { exitCode, out } = await run(['check', 'rule.ndjson', '--events', '60', '--against', 'port.eql', '--json'], { files });
    const [port] = (JSON.parse(out) as CheckReport).rules[0]?.ports ?? [];
    expect(port).toMatchObject({ status: 'differs', misses: 0 });
    expect(exitCode).toBe(EXIT.disagreement);
  });
});
