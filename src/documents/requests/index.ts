export { bareBody } from './bare-body.ts';
export { contentsOf, type IndexedDocument, mappingFor } from './contents.ts';
export { namesIndex } from './index-names.ts';
export { compact, type JsonNode, type JsonPath, jsonOf, memberOf } from './node.ts';
export { readRequests } from './read-requests.ts';
export type { RestRequest, Transcript } from './request.ts';
