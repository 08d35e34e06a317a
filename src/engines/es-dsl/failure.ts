/**
 * Thrown inside this evaluator and caught at its boundary, where it becomes a verdict: a request that Elasticsearch would
 * refuse (`failed`), or one it would run and we cannot (`unsupported`). Queries nest, so a result type would be threaded
 * through every reader for the one thing that ends them all.
 */
export class QueryFailure extends Error {
  readonly status: 'failed' | 'unsupported';

  constructor(status: 'failed' | 'unsupported', message: string) {
    super(message);
    this.status = status;
  }
}

/** The request is wrong at this JSON path. */
export function fail(path: string, message: string): never {
  throw new QueryFailure('failed', `${path}: ${message}`);
}

/** The request may be right, but this evaluator does not run it. */
export function unsupported(path: string, message: string): never {
  throw new QueryFailure('unsupported', `${path}: ${message}`);
}
