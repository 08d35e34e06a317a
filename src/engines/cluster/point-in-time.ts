import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';
import { indexPatternProblem } from './index-pattern.ts';
import type { Product } from './open.ts';
import { halfAnswer, missingFrom } from './whole.ts';

/** A view of some indices that stays as it is while others write to them. */
interface PointInTime {
  readonly ok: true;
  readonly id: string;
}

/** How long the view is kept after the last page that was asked for. */
export const KEEP_ALIVE = '5m';

/** The two products have the same thing under different names. */
const FORMS = {
  elasticsearch: { open: '_pit', id: 'id', close: '/_pit', closing: (id: string) => ({ id }) },
  opensearch: {
    open: '_search/point_in_time',
    id: 'pit_id',
    close: '/_search/point_in_time',
    closing: (id: string) => ({ pit_id: [id] }),
  },
} as const satisfies Record<Product, object>;

/** Opens a view of the indices that a pattern names; a pattern that names none is a failure, not an empty view. */
export async function openPointInTime(
  connection: Connection,
  product: Product,
  pattern: string,
): Promise<PointInTime | ClusterFailure> {
  const { open, id } = FORMS[product];
  const { say, here } = connection.voice;
  const problem = indexPatternProblem(pattern);
  if (problem !== null) return clusterFailure('refused', say`${problem}`);
  const indices = encodeURIComponent(pattern);
  const look = await connection.ask({ method: 'POST', path: `/${indices}/_search?size=0`, body: '{}' });
  if (!look.ok) return look;
  if (property(property(look.json, '_shards'), 'total') === 0)
    return clusterFailure('refused', say`${here} has no index of the name ${pattern}`, 404);
  const missing = missingFrom(look.json, connection.voice);
  if (missing !== null) return halfAnswer(connection.voice, missing);
  const answer = await connection.ask({ method: 'POST', path: `/${indices}/${open}?keep_alive=${KEEP_ALIVE}` });
  if (!answer.ok) return answer;
  const absent = missingFrom(answer.json, connection.voice);
  if (absent !== null) return halfAnswer(connection.voice, absent);
  const opened = property(answer.json, id);
  if (typeof opened === 'string') return { ok: true, id: opened };
  return clusterFailure('not-a-cluster', say`${here} opens no point in time; its version may be too old`);
}

/** Lets a view go. What happens to it then is of no concern: the cluster drops it by itself after a while. */
export async function closePointInTime(connection: Connection, product: Product, id: string): Promise<void> {
  const { close, closing } = FORMS[product];
  await connection.ask({ method: 'DELETE', path: close, body: JSON.stringify(closing(id)), once: true, always: true });
}
