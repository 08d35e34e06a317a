import { describe, expect, it } from 'vitest';
import { connect, ownIndices, type Transport } from '../../../../src/engines/cluster/index.ts';

/** A node that makes an index a moment after it was asked to, whether or not somebody still waits for the answer. */
function lateNode(indices: Set<string>): Transport {
  const answer = (status: number, body: object) =>
    ({ ok: true, response: { status, headers: new Map(), text: JSON.stringify(body) } }) as const;
  return ({ method, url, signal }) =>
    new Promise((resolve) => {
      const name = new URL(url).pathname.slice(1);
      if (method === 'DELETE') {
        const missing = { error: { type: 'index_not_found_exception', reason: 'no such index' } };
        resolve(indices.delete(name) ? answer(200, { acknowledged: true }) : answer(404, missing));
        return;
      }
      signal.addEventListener('abort', () => resolve({ ok: false, failure: { kind: 'aborted', reason: 'interrupted' } }));
      setTimeout(() => {
        indices.add(name);
        resolve(answer(200, { acknowledged: true }));
      }, 20);
    });
}

function own(indices: Set<string>) {
  const connection = connect({
    url: 'http://node',
    credentials: { kind: 'none' },
    transport: lateNode(indices),
    wait: async () => {},
    timeout: 1000,
  });
  return { connection, ours: ownIndices(connection, () => 'a') };
}

describe('an index of our own', () => {
  it('that is being made while everything is given up is deleted once it is there', async () => {
    const indices = new Set<string>();
    const { connection, ours } = own(indices);
    const made = ours.create({ properties: {} }, 1);
    connection.close();
    expect(await ours.removeAll()).toEqual([]);
    await made;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([...indices]).toEqual([]);
  });

  it('is not made any more after everything was given up', async () => {
    const indices = new Set<string>();
    const { connection, ours } = own(indices);
    connection.close();
    expect(await ours.create({ properties: {} }, 1)).toMatchObject({ ok: false, kind: 'aborted' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([...indices]).toEqual([]);
  });
});
