import { isWatching, type WatchState } from './field-watch.ts';

/** What is known of an input by what was read of it: data, with which another reader goes on behind it. */
export interface InputKnowledge {
  /** How its events are seen; `unknown`: its first event is still to come. */
  readonly sight: 'unknown' | 'as-they-stand' | 'seen';
  readonly watch: WatchState;
  /** The line before was an `update` of a bulk request. */
  readonly updating: boolean;
}

/** Whether nothing that is read on could change it but the line before. */
export function isSettled({ sight, watch }: InputKnowledge): boolean {
  return sight !== 'unknown' && !isWatching(watch);
}
