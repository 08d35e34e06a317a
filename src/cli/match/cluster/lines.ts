import type { Hit } from '../../../engines/cluster/index.ts';
import type { Json } from '../../../event/index.ts';
import { printableJson } from '../../../source/index.ts';

/** How matches on a cluster become lines of output: as those of files, but that an index and an id stand where a line number would. */
export interface ClusterLines {
  single(hit: Hit): string;
  series(keys: readonly Json[], events: readonly (Hit | null)[]): string;
}

/** Documents stand in the lines as they were stored; with `ids`, by where they are instead. */
export function clusterLines(rule: { readonly id: string; readonly name: string }, ids: boolean): ClusterLines {
  const label = `"rule":${printableJson({ id: rule.id, name: rule.name })}`;
  return {
    single: (hit) => `{${label},${place(hit)}${ids ? '' : `,"event":${oneLine(hit.source)}`}}\n`,
    series: (keys, events) => `{${label},"keys":${printableJson(keys)},"events":[${events.map(eventOf).join(',')}]}\n`,
  };

  function eventOf(hit: Hit | null): string {
    if (hit === null) return 'null';
    return ids ? `{${place(hit)}}` : oneLine(hit.source);
  }
}

function place({ index, id }: Hit): string {
  return `"_index":${printableJson(index)},"_id":${printableJson(id)}`;
}

/** A document may have been stored over several lines. In JSON a line end is never part of a value. */
export function oneLine(source: string): string {
  return source.replace(/[\r\n]+/g, ' ');
}
