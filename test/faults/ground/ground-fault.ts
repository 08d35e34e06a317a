/**
 * One deliberate fault of the ground that judge and judged both stand on: parser, literals, mapping, families of types,
 * settings, documents. No engine can see it, for all of them read the rule so; an answer from outside has to.
 */
export interface GroundFault {
  readonly code: string;
  /** What of the ground it spoils. */
  readonly part:
    | 'escapes'
    | 'comments'
    | 'clauses'
    | 'durations'
    | 'pipes'
    | 'types'
    | 'mapping'
    | 'inference'
    | 'settings'
    | 'documents';
  /** The file from the root of the project, a piece of its text that stands there once, and what is put in its place. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
  readonly caughtBy: Catcher;
}

/**
 * An answer that nobody here gave. `elasticsearch`: a query of Elasticsearch's own tests, by suite and name. `case`: one of the cases
 * beside the project, by file and id. `recorded`: the answers of a server to an experiment.
 */
export type Catcher =
  | { readonly kind: 'elasticsearch'; readonly suite: string; readonly name: string }
  | { readonly kind: 'case'; readonly file: string; readonly name: string }
  | { readonly kind: 'recorded'; readonly name: string };

/** How a catcher is called on a line. */
export function nameOf(catcher: Catcher): string {
  switch (catcher.kind) {
    case 'elasticsearch':
      return `Elasticsearch's ${catcher.suite}, ${catcher.name}`;
    case 'case':
      return `case ${catcher.file} ${catcher.name}`;
    case 'recorded':
      return `recorded answers to ${catcher.name}`;
  }
}
