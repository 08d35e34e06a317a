import { memberOf } from './node.ts';
import { parseJson, scanned, skipSpace } from './parse-json.ts';
import { requestOf } from './read-requests.ts';
import type { RestRequest } from './request.ts';

/** Keys of a request to `_eql/search` that no rule has. */
const OF_REQUESTS =
  /"(?:event_category_field|filter|size|fetch_size|result_position|runtime_mappings|wait_for_completion_timeout|keep_alive|keep_on_completion|max_samples_per_key|allow_partial_search_results|allow_partial_sequence_results|fields)"\s*:|"""/;
/** Keys that make it a rule. */
const OF_RULES = ['type', 'language', 'name', 'rule_id', 'risk_score', 'params', 'attributes'];

/** A text that is nothing but the body of a request to search with EQL; null: it is something else. */
export function bareBody(text: string): RestRequest | null {
  if (!/^\s*(?:[{#]|\/[/*])/.test(text) || !OF_REQUESTS.test(text)) return null;
  const whole = scanned(text);
  const start = skipSpace(whole, 0);
  if (text[start] !== '{') return null;
  const body = parseJson(whole, start);
  if (!body.ok || skipSpace(whole, body.node.end) < text.length) return null;
  const query = memberOf(body.node, 'query')?.value;
  if (query?.kind !== 'string' || OF_RULES.some((key) => memberOf(body.node, key) !== null)) return null;
  return requestOf('POST', '_eql/search', [body.node], { start, end: start + 1 });
}
