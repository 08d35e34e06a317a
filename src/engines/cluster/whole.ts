import { type ClusterFailure, clusterFailure, describe, property } from './failure.ts';
import type { Voice, Words } from './voice.ts';

/** Half an answer is none: what is missing is named, and whoever asked has no result. */
export function halfAnswer({ say, here }: Voice, missing: Words): ClusterFailure {
  return clusterFailure('refused', say`${here} gave half an answer: ${missing}`);
}

/**
 * What an answer says is missing from itself, whatever was asked; null: nothing. Counts of what came are `tally`'s business. A flag that is
 * neither absent nor false is set, and a count that is no number is not what it should be.
 */
export function missingFrom(json: unknown, voice: Voice): Words | null {
  const { say } = voice;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return say`it is no JSON object`;
  for (const [flag, meaning] of FLAGS) if (isSet(property(json, flag))) return say`it ${meaning} (${flag})`;
  return missingShards(json, voice) ?? missingClusters(property(json, '_clusters'), voice);
}

/** Members of an answer that are true when it is not whole. */
const FLAGS = [
  ['timed_out', 'gave up the search before its end'],
  ['is_running', 'is still searching'],
  ['is_partial', 'has a part of the matches only'],
  ['terminated_early', 'stopped the search early'],
] as const;

function isSet(flag: unknown): boolean {
  return flag !== undefined && flag !== null && flag !== false;
}

/** Shards that failed, in whatever was asked; null: none says so. Copies of a shard that are nowhere are no failure of a refresh. */
export function failedShards(json: unknown, voice: Voice): Words | null {
  const { say } = voice;
  const shards = property(json, '_shards');
  const failures = property(shards, 'failures') ?? property(json, 'shard_failures');
  const [failure]: readonly unknown[] = Array.isArray(failures) ? failures : [];
  const [, words] = describe(property(failure, 'reason'), voice);
  const failed = countOf(shards, 'failed');
  if (failed === null) return say`it does not say how many shards failed`;
  if (failed === 0 && failure === undefined) return null;
  const many = Math.max(failed, 1);
  return words === null ? say`${many} of its shards failed` : say`${many} of its shards failed: ${words}`;
}

function missingShards(json: unknown, voice: Voice): Words | null {
  const shards = property(json, '_shards');
  const failed = failedShards(json, voice);
  if (failed !== null) return failed;
  const [total, successful, skipped] = [countOf(shards, 'total'), property(shards, 'successful'), countOf(shards, 'skipped')];
  if (successful === undefined) return null;
  if (total !== null && skipped !== null && typeof successful === 'number' && successful + skipped >= total) return null;
  return voice.say`not all of its shards answered`;
}

/** Zero where it is absent; null: it is no number. */
function countOf(counts: unknown, key: string): number | null {
  const count = property(counts, key) ?? 0;
  return typeof count === 'number' ? count : null;
}

/** Counts of remote clusters that did not give all they have, in words. */
const REMOTE = [
  ['skipped', 'skipped'],
  ['partial', 'searched in part'],
  ['failed', 'not searched'],
  ['running', 'still searching'],
] as const;

/** Clusters that this one asked for us; each may be left out without a word elsewhere. */
function missingClusters(clusters: unknown, { say }: Voice): Words | null {
  for (const [key, meaning] of REMOTE) {
    const count = countOf(clusters, key);
    if (count === null || count > 0) return say`${count ?? 'some'} of its remote clusters were ${meaning} (_clusters.${key})`;
  }
  const details = property(clusters, 'details');
  if (typeof details === 'object' && details !== null) {
    for (const [name, detail] of Object.entries(details)) {
      const status = property(detail, 'status') ?? 'successful';
      if (status !== 'successful')
        return say`the remote cluster ${name} is ${typeof status === 'string' ? status : 'not searched'}`;
      if (isSet(property(detail, 'timed_out'))) return say`the remote cluster ${name} gave up the search before its end`;
    }
  }
  const [total, successful] = [countOf(clusters, 'total'), property(clusters, 'successful')];
  if (successful === undefined || (total !== null && typeof successful === 'number' && successful >= total)) return null;
  return say`not all of its remote clusters answered`;
}
