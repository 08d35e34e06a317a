import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { offlineScript } from '../../../../src/scripts/page/offline-script.ts';

describe('what keeps the page', () => {
  it('takes its files from the host, not from what the browser kept of a build before', async () => {
    const taken: unknown[] = [];
    const begun: Promise<unknown>[] = [];
    const listeners = new Map<string, (event: unknown) => void>();
    class Request {
      constructor(
        readonly url: string,
        readonly options: unknown,
      ) {}
    }
    const caches = { open: async () => ({ addAll: async (files: readonly unknown[]) => taken.push(...files) }) };
    const addEventListener = (name: string, listener: (event: unknown) => void): void => void listeners.set(name, listener);
    runInNewContext(offlineScript('build', ['index.html']), { addEventListener, caches, Request });
    listeners.get('install')?.({ waitUntil: (work: Promise<unknown>) => begun.push(work) });
    await Promise.all(begun);
    expect(taken).toEqual(['./', 'index.html'].map((file) => new Request(file, { cache: 'reload' })));
  });
});
