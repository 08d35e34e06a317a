/** A value inside a document and the place where it stands: the whole, a line of NDJSON, one document of a YAML file. */
export interface LocatedValue {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}
