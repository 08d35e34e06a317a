import { deserialize, serialize } from 'node:v8';
import type { RuleTables } from '../../stream/index.ts';
import { UsageError } from '../host/host.ts';
import type { Store } from '../host/store/store.ts';

/** What was made of a whole set of rules, from one run to the next. */
export interface KeptTables {
  /** What is kept of these rules; null: nothing. `what` says of each rule, and of all, on what their tables depend beside what their files say. */
  read(what: readonly string[]): Promise<RuleTables | null>;
  /** Keeps what was made of them, where that can be done. */
  write(what: readonly string[], tables: RuleTables): Promise<void>;
}

const LINE_END = 10;

/** Tables of the rules of a call, whose files have these digests; another build of the program knows nothing of them. What is read bears the seal of the store. */
export function tablesIn(store: Store, call: string, files: readonly string[]): KeptTables {
  const name = `tables-${call.slice(0, 32)}`;
  const headOf = (what: readonly string[]): string => store.digest([store.program, call, ...files, '', ...what]);
  return {
    async read(what) {
      const content = await store.read(name);
      const end = content?.indexOf(LINE_END) ?? -1;
      if (content === null || new TextDecoder().decode(content.subarray(0, Math.max(0, end))) !== headOf(what)) return null;
      return deserialize(content.subarray(end + 1));
    },
    async write(what, tables) {
      const [head, written] = [new TextEncoder().encode(`${headOf(what)}\n`), serialize(tables)];
      const content = new Uint8Array(head.length + written.length);
      content.set(head);
      content.set(written, head.length);
      try {
        await store.write(name, content);
      } catch (error) {
        // The rules themselves could not be kept either, which was told; nothing is lost but time.
        if (!(error instanceof UsageError)) throw error;
      }
    },
  };
}
