import type { Event } from '../../event/index.ts';
import { isObject } from './is-object.ts';

/** What a line of a bulk request asks to be done with the line below it. */
type BulkAction = 'create' | 'delete' | 'index' | 'update';

/** What Elasticsearch takes in the line of an action, in all its versions; an object with anything else is an event. */
const PARAMETERS: ReadonlySet<string> = new Set([
  ...['_index', '_type', '_id', '_routing', '_parent', '_version', '_version_type', '_retry_on_conflict', '_timestamp', '_ttl'],
  ...['routing', 'parent', 'op_type', 'opType', 'version', 'version_type', 'versionType', 'retry_on_conflict', 'pipeline'],
  ...['if_seq_no', 'if_primary_term', 'require_alias', 'require_data_stream', 'dynamic_templates', 'list_executed_pipelines'],
  ...['_source', '_source_includes', '_source_excludes', 'fields', 'timestamp', 'ttl', 'consistency', 'refresh'],
]);

/** The action that an object is in a bulk request; null: it is none. */
export function actionOf(value: Event): BulkAction | null {
  const [action, more] = Object.keys(value);
  if (!isAction(action) || more !== undefined) return null;
  const parameters = value[action];
  return isObject(parameters) && Object.keys(parameters).every((key) => PARAMETERS.has(key)) ? action : null;
}

/** The document in the line below an `update`: all of it, or the part that is known; null where a script makes it. */
export function documentOf(body: Event): { readonly member: string; readonly event: Event } | null {
  for (const member of ['doc', 'upsert']) {
    const event = Object.hasOwn(body, member) ? body[member] : undefined;
    if (isObject(event)) return { member, event };
  }
  return null;
}

function isAction(key: string | undefined): key is BulkAction {
  return key === 'create' || key === 'delete' || key === 'index' || key === 'update';
}
