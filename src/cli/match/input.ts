import type { Looking } from '../../shapes/index.ts';
import type { InputReport, LinePlace } from '../../stream/index.ts';
import { type Host, UsageError } from '../host/host.ts';
import type { EventInput } from './arguments.ts';
import { binaryLogFault, isBinaryLog } from './binary-log.ts';
import type { Ending } from './ending.ts';

/** Where the lines of several inputs, read as one stream, come from. */
export interface Places {
  /** A line of the stream, counted from 1. Known for lines that were read. */
  placeOf(lineNumber: number): LinePlace;
  /** The name of the input that a line came from, for messages. */
  nameOf(lineNumber: number): string;
}

/** What takes the bytes of inputs; where it gives a promise, that is waited for. */
export interface InputReader {
  /** An input begins behind so many lines. `file` names it where there are several. */
  begin(file: string | null, linesBefore: number): void;
  /** The chunk may be filled again. */
  push(chunk: Uint8Array): void | Promise<void>;
  eventCount(): number;
  /** `isCut`: there was more of it, that nobody wanted. */
  endInput(isCut: boolean): EndedInput | Promise<EndedInput>;
}

interface EndedInput {
  /** Lines of the next input have numbers above this one. */
  readonly linesBehind: number;
  readonly read: ReadOfInput | Promise<ReadOfInput>;
}

export type ReadOfInput = Pick<ReadInput, 'report' | 'shapes'>;

/** An input that was read, as far as that was possible. */
export interface ReadInput {
  readonly name: string;
  readonly report: InputReport;
  /** Why it was not read to its end; null: it was. */
  readonly fault: string | null;
  /** How many of its events were seen in each shape; none: all as they stand. */
  readonly shapes: ShapeCounts;
}

export type ShapeCounts = ReturnType<Looking['counts']>;

export interface Inputs extends Places {
  /** All bytes to be read; null: of some input nobody knows. */
  size(): Promise<number | null>;
  /**
   * Reads them one after the other; what one of them lacks is told and costs the others nothing. `afterChunk` is waited for
   * after each piece. Ends early when that is asked for.
   */
  readInto(
    reader: InputReader,
    afterChunk: () => Promise<void>,
    ending: Ending,
    showsProgress: boolean,
  ): Promise<readonly ReadInput[]>;
}

export function openInputs(inputs: readonly EventInput[], host: Host): Inputs {
  /** The inputs begun so far, with the lines before them. */
  const begun: { readonly name: string; readonly linesBefore: number }[] = [];
  const several = inputs.length > 1;

  function inputOf(lineNumber: number): { readonly name: string; readonly linesBefore: number } {
    // Of inputs without lines, none is meant: the last that starts before the line has it.
    return begun.findLast(({ linesBefore }) => linesBefore < lineNumber) ?? { name: '<stdin>', linesBefore: 0 };
  }

  return {
    placeOf(lineNumber) {
      const { name, linesBefore } = inputOf(lineNumber);
      return { file: several ? name : null, line: lineNumber - linesBefore };
    },
    nameOf: (lineNumber) => inputOf(lineNumber).name,
    size: () => sizeOf(inputs, host),
    async readInto(reader, afterChunk, ending, showsProgress) {
      const progress = showsProgress
        ? (await import('../host/progress.ts')).startByteProgress(host, await sizeOf(inputs, host))
        : null;
      const afterPiece = async (): Promise<void> => {
        progress?.seen(reader.eventCount());
        await afterChunk();
      };
      const read: (Pick<ReadInput, 'name' | 'fault'> & Pick<EndedInput, 'read'>)[] = [];
      let lines = 0;
      for (const input of inputs) {
        if (ending.asked()) break;
        const name = input.name === '-' ? '<stdin>' : input.name;
        begun.push({ name, linesBefore: lines });
        reader.begin(several ? name : null, lines);
        const { fault, isCut } =
          input.fault === null
            ? await readOne(name, host.readChunks(input.name, progress?.read), reader, afterPiece, ending)
            : { fault: input.fault, isCut: false };
        if (fault !== null) host.note(`error: ${fault}`);
        const ended = await reader.endInput(isCut);
        lines = ended.linesBehind;
        read.push({ name, fault, read: ended.read });
        await afterChunk();
      }
      progress?.stop();
      return await Promise.all(read.map(async ({ name, fault, read: ofInput }) => ({ name, fault, ...(await ofInput) })));
    },
  };
}

/** All bytes to be read; null: of some input nobody knows. */
async function sizeOf(inputs: readonly EventInput[], host: Host): Promise<number | null> {
  const sizes = await Promise.all(inputs.map(({ name, fault }) => (fault === null ? host.sizeOf(name) : 0)));
  return sizes.reduce<number | null>((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}

/** How reading an input came to its end: what is wrong with it, if anything, and whether there was more of it that nobody wanted. */
interface Reading {
  readonly fault: string | null;
  readonly isCut: boolean;
}

async function readOne(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  reader: InputReader,
  afterChunk: () => Promise<void>,
  ending: Ending,
): Promise<Reading> {
  const iterator = chunks[Symbol.asyncIterator]();
  let isFirst = true;
  for (;;) {
    let next: IteratorResult<Uint8Array> | null;
    try {
      next = await Promise.race([iterator.next(), ending.promise]);
    } catch (error) {
      if (error instanceof UsageError) return { fault: error.message, isCut: false };
      throw error;
    }
    if (next === null || next.done === true) return { fault: null, isCut: next === null };
    if (isFirst && isBinaryLog(next.value)) return { fault: binaryLogFault(name), isCut: false };
    isFirst = false;
    await reader.push(next.value);
    await afterChunk();
  }
}
