import { decodeDocument } from '../../documents/index.ts';
import { type GoldenFile, lineReader, readYaml } from '../../golden/index.ts';
import { countOf } from '../../report/text.ts';
import { source } from '../../source/index.ts';
import { createEventReader, lineOf } from '../../stream/index.ts';
import { type Host, noteUsage, UsageError } from '../host/host.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { isBinaryLog } from '../match/binary-log.ts';
import { reasonText } from '../match/report.ts';

/** A golden file with the text that its places point into; null: it is packed, or was read line by line from what cannot be read again. */
export interface ReadGolden extends GoldenFile {
  readonly form: 'yaml' | 'lines';
  readonly packed: boolean;
}

/** What is behind `--events`. */
interface ReadFiles {
  readonly files: readonly ReadGolden[];
  /** Something could not be read at all; it was told. */
  readonly failed: boolean;
}

/** Larger files of YAML take too long, and more memory than there is: such sets are kept as NDJSON. */
const LARGEST_YAML = 16 * 1024 * 1024;
/** Golden files by their names, among all that a folder holds. */
const GOLDEN = /\.(?:ya?ml|ndjson|jsonl|json)(?:\.gz)?$/i;

/** Reads golden files. One that cannot be read is told and does not stop the others. */
export async function readGoldenFiles(patterns: readonly string[], timeout: number | undefined, host: Host): Promise<ReadFiles> {
  const names = new Set<string>();
  let failed = false;
  for (const pattern of patterns) {
    try {
      const { files, many, unreadable } = await host.expand(pattern, 'events');
      for (const reason of unreadable) host.note(`error: ${reason}`);
      failed ||= unreadable.length > 0;
      const golden = many ? files.filter((file) => GOLDEN.test(file)) : files;
      if (golden.length === 0)
        throw new UsageError(`no golden files in ${pattern}: they end in .yaml, .yml, .ndjson, .jsonl or .json`);
      for (const file of golden) names.add(file);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      noteUsage(error, host);
      failed = true;
    }
  }
  const files: ReadGolden[] = [];
  for (const name of names) {
    try {
      files.push(await readOne(name, timeout ?? RULE_TIMEOUT, host));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      noteUsage(error, host);
      failed = true;
    }
  }
  return { files, failed };
}

async function readOne(file: string, timeout: number, host: Host): Promise<ReadGolden> {
  const name = file === '-' ? '<stdin>' : file;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let form: ReadGolden['form'] | null = /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file) ? 'lines' : null;
  const packed = file === '-' || /\.gz$/i.test(file);
  const lines = readLines(name);
  for await (const chunk of host.readChunks(file)) {
    if (size === 0 && isBinaryLog(chunk)) throw new UsageError(`${name} is a binary event log; golden events are YAML or NDJSON`);
    size += chunk.length;
    if (form === 'lines') {
      lines.push(chunk);
      continue;
    }
    chunks.push(chunk.slice());
    // Whether a file is NDJSON shows in its first line.
    form ??= firstLineIsObject(joined(chunks), false);
    if (form === 'lines') for (const one of chunks.splice(0)) lines.push(one);
    else if (size > LARGEST_YAML)
      throw new UsageError(
        `${name} is too large for YAML (more than ${countOf(LARGEST_YAML, 'byte')}); write large sets of events as NDJSON`,
      );
  }
  const bytes = joined(chunks);
  form ??= firstLineIsObject(bytes, true);
  if (form === 'lines') {
    if (bytes.length > 0) lines.push(bytes);
    return { ...lines.end(), form, packed };
  }
  const decoded = decodeDocument(bytes, name, 'golden events are YAML or NDJSON; save the file as UTF-8 text');
  if (!decoded.ok)
    return {
      name,
      goldens: [],
      problems: decoded.problems.map((diagnostic) => ({ source: source('', name), diagnostic })),
      form: 'yaml',
      packed,
    };
  const read = host.withinTime(() => readYaml(decoded.value), timeout);
  if (!read.ended) throw new UsageError(`${name} takes too long to read; write large sets of events as NDJSON`);
  return { ...read.value, form: 'yaml', packed };
}

/** Null: not enough of the file is there to tell. */
function firstLineIsObject(bytes: Uint8Array, whole: boolean): ReadGolden['form'] | null {
  const end = bytes.findIndex((byte, at) => byte === 0x0a && at > 0);
  if (end < 0 && !whole) return null;
  const line = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  if (line === '' && end >= 0) return firstLineIsObject(bytes.subarray(end + 1), whole);
  if (!line.startsWith('{')) return 'yaml';
  try {
    JSON.parse(line);
    return 'lines';
  } catch {
    return 'yaml';
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only, another] = chunks;
  if (only !== undefined && another === undefined) return only;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Lines as `match` checks them: JSON objects in UTF-8, whatever ends them. */
function readLines(name: string): { push(chunk: Uint8Array): void; end(): GoldenFile } {
  const golden = lineReader(name);
  const reader = createEventReader([{ facts: null, textFields: [] }], { form: 'lines' }, (candidate) =>
    golden.take({ number: candidate.lineNumber, text: lineOf(candidate) }),
  );
  return {
    push: reader.push,
    end() {
      for (const { lineNumber, byte, ...bad } of reader.end().badLines)
        golden.bad(lineNumber, byte ?? 1, `the line is ${reasonText(bad)}`);
      return golden.end();
    },
  };
}
