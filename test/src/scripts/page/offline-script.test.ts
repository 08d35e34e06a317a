import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { offlineScript } from '../../../../src/scripts/page/offline-script.ts';

class Request {
  constructor(
    readonly url: string,
    readonly options: unknown,
  ) {}
}

/** What a host's browser keeps, by its names. */
type Kept = Map<string, readonly unknown[]>;

/** A browser as far as the script asks for one: what it runs at an event, and what is kept. */
function browserWith(kept: Kept, scope: string, script: string): { readonly tell: (event: string) => Promise<void> } {
  const listeners = new Map<string, (event: unknown) => void>();
  const caches = {
    open: async (name: string) => ({ addAll: async (files: readonly unknown[]) => void kept.set(name, [...files]) }),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  };
  const addEventListener = (name: string, listener: (event: unknown) => void): void => void listeners.set(name, listener);
  const clients = { claim: async () => {} };
  runInNewContext(script, { addEventListener, caches, clients, Request, registration: { scope } });
  return {
    async tell(name) {
      const begun: Promise<unknown>[] = [];
      listeners.get(name)?.({ waitUntil: (work: Promise<unknown>) => begun.push(work) });
      await Promise.all(begun);
    },
  };
}

describe('what keeps the page', () => {
  it('takes its files from the host, not from what the browser kept of a build before', async () => {
    const kept: Kept = new Map();
    await browserWith(kept, 'https://host.example/', offlineScript('build', ['index.html'])).tell('install');
    expect([...kept.values()]).toEqual([['./', 'index.html'].map((file) => new Request(file, { cache: 'reload' }))]);
  });

  it('leaves what other folders of the host keep, and takes away what its own kept of builds before', async () => {
    const kept: Kept = new Map([['of somebody else', []]]);
    const begin = async (scope: string, build: string): Promise<void> => {
      const browser = browserWith(kept, scope, offlineScript(build, []));
      await browser.tell('install');
      await browser.tell('activate');
    };
    await begin('https://host.example/', 'one');
    await begin('https://host.example/b/', 'one');
    expect(kept.size).toBe(3);
    const before = [...kept.keys()];
    await begin('https://host.example/', 'two');
    expect([...kept.keys()].filter((name) => before.includes(name))).toEqual([before[0], before[2]]);
    expect(kept.size).toBe(3);
  });
});
