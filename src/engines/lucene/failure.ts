/** Why a query string has no answer: the text is at fault, or others run it and this engine does not. */
export class QueryStringFailure extends Error {
  readonly status: 'failed' | 'unsupported';

  constructor(status: 'failed' | 'unsupported', message: string) {
    super(message);
    this.status = status;
  }
}
