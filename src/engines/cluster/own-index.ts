import type { Mappings } from '../../contract/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure } from './failure.ts';

/** An index that we made, and that we alone write to and delete. */
export interface OwnIndex {
  readonly ok: true;
  readonly name: string;
}

/** Makes indices and remembers them until they are gone again. */
export interface OwnIndices {
  /** Makes one for so many documents. One that is there already is left alone, and the answer is a failure. */
  create(mappings: Mappings, documents: number): Promise<OwnIndex | ClusterFailure>;
  /** Deletes one of ours; a text says why it is still there. */
  remove(index: OwnIndex): Promise<string | null>;
  /** Deletes all that are left; the texts name those that are still there. */
  removeAll(): Promise<readonly string[]>;
}

/** What every index of ours begins with, so that a person who finds one knows whose it is. */
const PREFIX = 'eqlibrium-';

/** Results that one search may give unless an index says otherwise. */
const USUAL_WINDOW = 10_000;

/** `newName` gives a text of lower-case letters, digits and dashes that nobody else will ever give. */
export function ownIndices(connection: Connection, newName: () => string): OwnIndices {
  const { say, here } = connection.voice;
  const names = new Set<string>();
  /** Those that are being made. Deleting one before it is there would leave it behind. */
  const pending = new Set<Promise<unknown>>();

  function create(mappings: Mappings, documents: number): Promise<OwnIndex | ClusterFailure> {
    const made = make(mappings, documents).finally(() => pending.delete(made));
    pending.add(made);
    return made;
  }

  async function make(mappings: Mappings, documents: number): Promise<OwnIndex | ClusterFailure> {
    const name = PREFIX + newName();
    // From here on it may exist, also when no answer comes.
    names.add(name);
    const body = JSON.stringify({ settings: settingsFor(documents), mappings: { ...mappings, dynamic: false } });
    const answer = await connection.ask({ method: 'PUT', path: `/${name}`, body, settles: true });
    if (answer.ok) return { ok: true, name };
    const exists = answer.type === 'resource_already_exists_exception';
    // An earlier attempt of ours, whose answer was lost, may have made it; then it is ours all the same.
    if (exists && answer.attempts > 1) return { ok: true, name };
    if (exists) {
      names.delete(name);
      return clusterFailure('refused', say`${here} has an index ${name} already; it is left as it is`, answer.status);
    }
    await remove({ ok: true, name });
    return answer;
  }

  async function remove({ name }: OwnIndex): Promise<string | null> {
    if (!names.has(name)) return null;
    const answer = await connection.ask({ method: 'DELETE', path: `/${name}`, always: true });
    if (!answer.ok && answer.type !== 'index_not_found_exception') return `${name} could not be deleted: ${answer.message}`;
    names.delete(name);
    return null;
  }

  return {
    create,
    remove,
    removeAll: async () => {
      await Promise.allSettled(pending);
      const left = await Promise.all([...names].map((name) => remove({ ok: true, name })));
      return left.filter((text) => text !== null);
    },
  };
}

/** One shard, one copy, refreshed when asked, written to the disk at leisure, and one search may give every document. */
function settingsFor(documents: number): object {
  return {
    index: {
      number_of_shards: 1,
      number_of_replicas: 0,
      refresh_interval: '-1',
      'translog.durability': 'async',
      max_result_window: Math.max(documents, USUAL_WINDOW),
    },
  };
}
