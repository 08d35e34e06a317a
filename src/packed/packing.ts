/** How the bytes of a file are packed. */
export type Packing = 'gzip' | 'zstd';

const MARKS: { readonly [Name in Packing]: readonly number[] } = { gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd] };

/** So many first bytes tell. */
export const MARK_BYTES = 4;

/** Told by the first bytes; null: the bytes are as they stand. */
export function packingOf(start: Uint8Array): Packing | null {
  return (['gzip', 'zstd'] as const).find((name) => MARKS[name].every((byte, at) => start[at] === byte)) ?? null;
}

/** Packed bytes go in by so many, so that what comes out of them stays within bounds. */
export const PACKED_PIECE = 1 << 14;
