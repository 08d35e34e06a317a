import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { openRuleCache } from '../../../../src/cli/cache/rule-cache.ts';
import { type Host, UsageError } from '../../../../src/cli/host/host.ts';
import type { Store } from '../../../../src/cli/host/store/store.ts';
import type { RuleOptions } from '../../../../src/cli/rules/options.ts';
import { run } from '../../../support/memory-host.ts';
import { NETCAT, SHELL } from '../../../support/rule-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is kept in memory; `kept` are the contents by name. */
function memoryStore(kept: Map<string, Uint8Array>, program = 'one', here = '/here'): Store {
  return {
    program,
    here,
    digest: (parts) =>
      createHash('sha256')
        .update(JSON.stringify(parts.map(String)))
        .digest('hex'),
    read: async (name) => kept.get(name) ?? null,
    write: async (name, content) => void kept.set(name, content),
  };
}

interface Call {
  readonly store: Store | null;
  readonly files?: readonly (readonly [name: string, text: string])[];
  readonly options?: RuleOptions;
  readonly count?: number;
}

/** Reads files in one run; gives the names of those that were really read. */
async function readOnce({ store, files = [['a.eql', NETCAT]], options = { cache: true }, count = 99 }: Call) {
  const notes: string[] = [];
  const host = { openStore: async () => store, note: (line: string) => notes.push(line) } as unknown as Host;
  const cache = await openRuleCache(['rules/'], count, options, host);
  const read: string[] = [];
  const names = files.map(([name, text]) => {
    const readNow = () => {
      read.push(name);
      return parse(text, { name });
    };
    const outcome = cache === null ? readNow() : cache.outcomeOf({ name, bytes: bytes(text), many: true }, readNow);
    return outcome?.rules[0]?.document.query.text;
  });
  await cache?.save();
  expect(names).toEqual(files.map(([, text]) => text));
  return { read, notes };
}

describe('rules that were read before', () => {
  it('are known in the next run', async () => {
    const store = memoryStore(new Map());
    expect((await readOnce({ store })).read).toEqual(['a.eql']);
    expect((await readOnce({ store })).read).toEqual([]);
  });

  it('are read anew when a byte of them is another, and the others are not', async () => {
    const store = memoryStore(new Map());
    await readOnce({
      store,
      files: [
        ['a.eql', NETCAT],
        ['b.eql', SHELL],
      ],
    });
    const { read } = await readOnce({
      store,
      files: [
        ['a.eql', `${NETCAT} and true`],
        ['b.eql', SHELL],
      ],
    });
    expect(read).toEqual(['a.eql']);
  });

  it('are read anew under another name, which is part of what is told of them', async () => {
    const store = memoryStore(new Map());
    await readOnce({ store });
    expect((await readOnce({ store, files: [['b.eql', NETCAT]] })).read).toEqual(['b.eql']);
  });

  it.each<RuleOptions>([
    { folding: 'unicode' },
    { functionWildcards: 'documented' },
    { strictFields: true },
    { schema: { fields: new Map() } },
    { placeholders: { given: { a: ['b'] } } },
  ])('are read anew where options say another reading: %o', async (options) => {
    const store = memoryStore(new Map());
    await readOnce({ store });
    expect((await readOnce({ store, options: { cache: true, ...options } })).read).toEqual(['a.eql']);
    expect((await readOnce({ store })).read).toEqual([]);
  });

  it('are read anew by another build of the program, and in another folder', async () => {
    const kept = new Map<string, Uint8Array>();
    await readOnce({ store: memoryStore(kept) });
    expect((await readOnce({ store: memoryStore(kept, 'one', '/there') })).read).toEqual(['a.eql']);
    expect((await readOnce({ store: memoryStore(kept, 'two') })).read).toEqual(['a.eql']);
    expect((await readOnce({ store: memoryStore(kept, 'two') })).read).toEqual([]);
  });

  it('are let go of when they are gone', async () => {
    const kept = new Map<string, Uint8Array>();
    const store = memoryStore(kept);
    await readOnce({
      store,
      files: [
        ['a.eql', NETCAT],
        ['b.eql', SHELL],
      ],
    });
    const [whole] = [...kept.values()].map(({ length }) => length);
    await readOnce({ store, files: [['c.eql', NETCAT]] });
    expect([...kept.values()].map(({ length }) => length < (whole ?? 0))).toEqual([true]);
    expect((await readOnce({ store, files: [['b.eql', SHELL]] })).read).toEqual(['b.eql']);
  });

  it('are not kept where few are read, where nobody asked, and where it is forbidden', async () => {
    const kept = new Map<string, Uint8Array>();
    const store = memoryStore(kept);
    await readOnce({ store, count: 31 });
    await readOnce({ store, options: {} });
    await readOnce({ store, options: { cache: false } });
    expect(kept.size).toBe(0);
    await readOnce({ store, count: 1, options: { cache: 'folder' } });
    expect(kept.size).toBe(1);
  });

  it('are read, whatever becomes of keeping them; that is told to whoever named the folder', async () => {
    const full: Store = {
      ...memoryStore(new Map()),
      write: async () => {
        throw new UsageError('cannot write x: no space left on the device');
      },
    };
    const note = 'note: nothing is kept: cannot write x: no space left on the device';
    expect(await readOnce({ store: full })).toEqual({ read: ['a.eql'], notes: [] });
    expect(await readOnce({ store: full, options: { cache: 'folder' } })).toEqual({ read: ['a.eql'], notes: [note] });
    expect((await readOnce({ store: null })).notes).toEqual([]);
    expect((await readOnce({ store: null, options: { cache: 'folder' } })).notes).toEqual([
      'note: --cache: nothing is kept, for there is no key that only you can read',
    ]);
  });
});

describe('match and coverage with rules that are kept', () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`rules/${at}.eql`, `${NETCAT} and process.pid != ${at}`]),
  );
  const files = {
    ...many,
    'rules/notes.txt': 'no rule',
    'rules/warned.eql': 'process where process.name in ("nc*", "ncat")',
    'rules/broken.eql': 'process where process.name ==',
    'events.ndjson': `{"event":{"category":"process","type":"start"},"process":{"name":"nc","pid":3},"user":{"name":"u"}}\n`,
  };

  it.each<[keeps: number, words: readonly string[]]>([
    [2, ['match', 'rules/', 'events.ndjson']],
    [2, ['match', 'rules/', 'events.ndjson', '--count', '--verbose']],
    [1, ['match', 'rules/', 'events.ndjson', '--full-scan']],
    [2, ['match', 'rules/', 'events.ndjson', '--threads', '2']],
    [1, ['coverage', 'rules/', '--by', 'construct']],
    [1, ['coverage', 'rules/', '--json', '--prove']],
  ])('say the same, and keep %i files: %j', async (keeps, words) => {
    const kept = new Map<string, Uint8Array>();
    const plain = await run([...words, '--no-cache'], { files, store: memoryStore(kept) });
    expect(kept.size).toBe(0);
    const cold = await run(words, { files, store: memoryStore(kept) });
    expect(kept.size).toBe(keeps);
    const warm = await run(words, { files, store: memoryStore(kept) });
    expect(cold).toEqual(plain);
    expect(warm).toEqual(plain);
    expect(plain.out.length).toBeGreaterThan(100);
  });

  it('take tables for no other rules, nor for the same in another order, read otherwise, or asked otherwise', async () => {
    const kept = new Map<string, Uint8Array>();
    let written = 0;
    const store: Store = {
      ...memoryStore(kept),
      write: async (name, content) => {
        kept.set(name, content);
        if (name.startsWith('tables-')) written++;
      },
    };
    const events = 'process where process.name == "nc"';
    const found = async (rules: Readonly<Record<string, string>>, ...words: string[]): Promise<readonly [string[], number]> => {
      written = 0;
      const world = { files: { ...rules, 'events.ndjson': files['events.ndjson'] }, store };
      const { out } = await run(['match', 'rules/', 'events.ndjson', '--cache', 'kept', ...words], world);
      return [[...out.matchAll(/"name":"([ab])"/g)].map(([, name = '']) => name), written];
    };
    const [a, b] = [events, 'process where process.name == "NC"'];
    const both = { 'rules/a.eql': a, 'rules/b.eql': b };
    expect(await found(both)).toEqual([['a'], 1]);
    expect(await found(both)).toEqual([['a'], 0]);
    expect(await found({ 'rules/a.eql': b, 'rules/b.eql': a })).toEqual([['b'], 1]);
    expect(await found({ 'rules/b.eql': b, 'rules/a.eql': a })).toEqual([['a'], 1]);
    expect(await found({ 'rules/b.eql': b, 'rules/a.eql': a }, '--stats')).toEqual([['a'], 1]);
    expect(await found({ 'rules/a.eql': 'process where process.name : "NC"', 'rules/b.eql': b })).toEqual([['a'], 1]);
    expect(await found({ 'rules/a.eql': a })).toEqual([['a'], 1]);
  });

  it('leave filters to those who read all files', async () => {
    const sigma =
      'title: T\nid: 11111111-1111-4111-8111-111111111111\nlogsource: {category: process_creation}\ndetection: {s: {Image: x}, condition: s}\n';
    const filter = (user: string) =>
      `title: F\nlogsource: {category: process_creation}\nfilter: {rules: [11111111-1111-4111-8111-111111111111], s: {User: ${user}}, condition: not s}\n`;
    const event = '{"EventID":1,"Image":"x","User":"me"}\n';
    const kept = new Map<string, Uint8Array>();
    const counts = async (user: string) =>
      (
        await run(['match', 'r/', 'e.ndjson', '--cache', 'kept', '--shape', 'sysmon'], {
          files: { 'r/a.yml': sigma, 'r/f.yml': filter(user), 'e.ndjson': event },
          store: memoryStore(kept),
        })
      ).out.length;
    expect([await counts('me'), (await counts('you')) > 0, await counts('me')]).toEqual([0, true, 0]);
  });
});
