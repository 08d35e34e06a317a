import { bytesOf } from './base64.ts';
import { KERNEL } from './kernel.generated.ts';

/** The program of kernel.as in memory of its own: what it exports, numbers as they are. */
export interface Instance {
  /** Scans bytes of the memory that end with a line feed; gives the number of records. Without `passing`, each line has one. */
  readonly scan: (from: number, to: number, maxDepth: number, searching: boolean, passing: boolean) => number;
  /** Behind the last record: how many lines were passed over, where the first of them begins, and where the next line does. */
  readonly passedLast: () => number;
  readonly passedFrom: () => number;
  readonly reached: () => number;
  readonly memory: Uint8Array;
  readonly records: Uint32Array;
  readonly layout: Layout;
  /** Whose texts are in the memory. */
  owner: object | null;
}

/** Words of a record. */
export const RECORD_WORDS = 8;

const LAYOUT = {
  RECORDS: 0,
  MOST_RECORDS: 0,
  BLOCK: 0,
  BLOCK_BYTES: 0,
  MARKS: 0,
  BUCKETS: 0,
  TEXTS: 0,
  LEADING: 0,
  INVALID_JSON: 0,
  INVALID_UTF_8: 0,
  NOT_AN_OBJECT: 0,
  TOO_DEEP: 0,
  PROBLEM: 0,
  BLANK: 0,
  UNICODE_ESCAPES: 0,
  SLASH_ESCAPES: 0,
  UNUSUAL_NUMBERS: 0,
  NO_TEXT: 0,
};

/** Places in the memory and bits of flags, as kernel.as names them. */
export type Layout = Readonly<typeof LAYOUT>;

/** Undefined: not tried yet. Null: there is no WebAssembly here, or none with SIMD. */
let compiled: WebAssembly.Module | null | undefined;
/** Instances that nobody uses. One is enough, unless what an event sets off reads events itself. */
const idle: Instance[] = [];

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytesOf(KERNEL));
  } catch {
    return null;
  }
}

function instantiate(module: WebAssembly.Module): Instance | null {
  try {
    const { exports } = new WebAssembly.Instance(module);
    const { scan, memory } = exports;
    if (typeof scan !== 'function' || !(memory instanceof WebAssembly.Memory)) return null;
    const layout = { ...LAYOUT };
    for (const [name, value] of Object.entries(exports))
      if (value instanceof WebAssembly.Global) Object.assign(layout, { [name]: value.value });
    return {
      scan: (from, to, maxDepth, searching, passing) => Number(scan(from, to, maxDepth, searching ? 1 : 0, passing ? 1 : 0)),
      passedLast: numberFrom(exports, 'passedLast'),
      passedFrom: numberFrom(exports, 'passedFrom'),
      reached: numberFrom(exports, 'reached'),
      memory: new Uint8Array(memory.buffer),
      records: new Uint32Array(memory.buffer, layout.RECORDS, RECORD_WORDS * layout.MOST_RECORDS),
      layout,
      owner: null,
    };
  } catch {
    // No memory for another one.
    return null;
  }
}

function numberFrom(exports: WebAssembly.Exports, name: string): () => number {
  const read = exports[name];
  if (typeof read !== 'function') throw new Error(`the program exports no ${name}`);
  return () => Number(read());
}

/** What `use` does with an instance that is its own until it comes back; null where there can be none. */
export function withInstance<T>(use: (instance: Instance) => T): T | null {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  const instance = idle.pop() ?? instantiate(compiled);
  if (instance === null) return null;
  try {
    return use(instance);
  } finally {
    idle.push(instance);
  }
}
