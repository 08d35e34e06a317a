/** Why a query has no answer: Kibana or the cluster would refuse it, or they run it and this evaluator does not. */
export class KqlFailure extends Error {
  readonly status: 'failed' | 'unsupported';

  constructor(status: 'failed' | 'unsupported', message: string) {
    super(message);
    this.status = status;
  }
}

export function failed(message: string): never {
  throw new KqlFailure('failed', message);
}

export function unsupported(message: string): never {
  throw new KqlFailure('unsupported', message);
}
