import { type PairKey, pairByKeys } from './pair-by-keys.ts';
import type { FilePair, FileVersion } from './pair-rules.ts';

/** What makes two files of two collections one, the surest first. */
const KEYS: readonly PairKey<FileVersion>[] = [
  ({ file }) => file,
  ({ file }) => withoutEnding(file),
  ({ file }) => baseOf(file),
  ({ file }) => withoutEnding(baseOf(file)),
];

/** Finds for each file of one collection the one that stands for it in the other: two files alone are one pair, whatever they are called. */
export function pairFiles(first: readonly FileVersion[], second: readonly FileVersion[]): readonly FilePair[] {
  const [only, other] = [first[0], second[0]];
  if (first.length === 1 && second.length === 1 && only !== undefined && other !== undefined)
    return [{ before: only, after: other }];
  return pairByKeys(first, second, KEYS);
}

function baseOf(file: string): string {
  return file.replace(/^.*[/\\]/, '');
}

function withoutEnding(file: string): string {
  return file.replace(/\.[a-z0-9]+$/i, '');
}
