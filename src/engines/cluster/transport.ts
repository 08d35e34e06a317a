/** One HTTP request, whole. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without credentials: those are in the headers. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** Milliseconds until the request is given up; `Infinity` never. */
  readonly timeout: number;
  /** Gives the request up at once. */
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** How a request ended without an answer. */
export interface NoResponse {
  readonly kind: 'timed-out' | 'unreachable' | 'aborted' | 'certificate' | 'too-large';
  /** In the words of the system; no credentials. */
  readonly reason: string;
}

export type Exchange =
  | { readonly ok: true; readonly response: HttpResponse }
  | { readonly ok: false; readonly failure: NoResponse };

/**
 * Sends a request and reads the answer to its end. Follows no redirect, since that would hand credentials to whoever is at its other end,
 * and never rejects. Handed in, so that the engine runs in a browser as well as in Node.
 */
export type Transport = (request: HttpRequest) => Promise<Exchange>;
