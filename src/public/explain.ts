/** `eqlibrium/explain`: why an event matches a rule or not. */
export { type ExplainOptions, explain, explainTimeline } from '../api/explain.ts';
export type { Event, Json } from '../event/index.ts';
export type { Explained, Explanation, FieldSeen, ItemExplanation, TimelineExplanation } from '../report/index.ts';
