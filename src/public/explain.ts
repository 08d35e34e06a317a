/** `eqlibrium/explain`: why an event matches a rule or not. */
export { explain, explainTimeline } from '../api/door/explain.ts';
export type { ExplainOptions } from '../api/explain.ts';
export type { Event, Json } from '../event/index.ts';
export type { Explained, Explanation, FieldSeen, ItemExplanation, TimelineExplanation } from '../report/index.ts';
