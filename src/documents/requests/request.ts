import type { Json } from '../../event/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import type { JsonNode, JsonPath } from './node.ts';

/** A request to Elasticsearch or Kibana as a console, a curl command or a text about them has it. */
export interface RestRequest {
  /** In capitals. */
  readonly method: string;
  /** Without server, leading slash and parameters: `logs-*\/_eql/search`. */
  readonly path: string;
  /** The server is Kibana: the path began with `kbn:`. */
  readonly kibana: boolean;
  /** Of the URL, decoded; the last of a name counts. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Its first body; null when it has none, or one that cannot be read. */
  readonly body: Json;
  /** All bodies with their places, for requests that take several, one after the other. */
  readonly bodies: readonly JsonNode[];
  /** Its first line. */
  readonly span: Span;
  /** Why a body cannot be read. */
  readonly problem: Diagnostic | null;
  /** Where a key or an item of the body stands in the document. */
  placeOf(path: JsonPath): Span;
  /** Where a place of `bodies` stands in the document. */
  inDocument(offset: number): number;
}

/** What a text holds of requests, in their order. */
export interface Transcript {
  readonly requests: readonly RestRequest[];
}
