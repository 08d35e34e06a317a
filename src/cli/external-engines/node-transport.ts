import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Exchange, NoResponse, Transport } from '../../engines/cluster/index.ts';
import type { ConnectionSettings } from '../host/engines.ts';

/** Answers are read whole; larger ones are given up. In bytes. */
const LARGEST_ANSWER = 256 * 1024 * 1024;

/** A transport that can hand over an answer as it comes: what `into` takes is no part of the text, and each piece is waited for. */
type PouringTransport = (request: Parameters<Transport>[0], into?: (piece: Buffer) => Promise<void>) => Promise<Exchange>;

/** Sends requests with Node's own client: it keeps connections alive, follows no redirect and trusts the certificates it is told to. */
export function nodeTransport({ ca, insecure }: Pick<ConnectionSettings, 'ca' | 'insecure'>): PouringTransport {
  const keep = { keepAlive: true, maxSockets: 8 };
  const http = new HttpAgent(keep);
  const https = new HttpsAgent({ ...keep, rejectUnauthorized: !insecure, ...(ca === null ? {} : { ca }) });

  return ({ method, url, headers, body, timeout, signal }, into) =>
    new Promise<Exchange>((resolve) => {
      const late = new AbortController();
      const timer = Number.isFinite(timeout) ? setTimeout(() => late.abort(), timeout) : null;
      const end = (exchange: Exchange): void => {
        if (timer !== null) clearTimeout(timer);
        resolve(exchange);
      };
      const fail = (error: Error): void => end({ ok: false, failure: failureOf(error, signal.aborted, late.signal.aborted) });
      const secure = url.startsWith('https:');
      const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = { method, headers: { ...headers, ...length }, signal: AbortSignal.any([signal, late.signal]) };
      try {
        const sent = secure
          ? requestHttps(url, { ...options, agent: https }, receive)
          : requestHttp(url, { ...options, agent: http }, receive);
        sent.on('error', fail);
        sent.end(body ?? undefined);
      } catch (error) {
        // A header or a path that HTTP cannot carry, such as a password with a line feed.
        fail(error instanceof Error ? error : new Error(String(error)));
      }

      function receive(answer: IncomingMessage): void {
        const chunks: Buffer[] = [];
        let size = 0;
        const lines = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
        const response = { status: answer.statusCode ?? 0, headers: new Map(lines) };
        if (into !== undefined && response.status === 200) {
          // The time is that between two pieces: how long an answer is nobody knows.
          const next = (piece: Buffer): Promise<void> => into(piece).then(() => void timer?.refresh());
          pour(answer, next).then(() => end({ ok: true, response: { ...response, text: '' } }), fail);
          return;
        }
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size <= LARGEST_ANSWER) return;
          end({ ok: false, failure: { kind: 'too-large', reason: `${LARGEST_ANSWER} bytes are the limit` } });
          answer.destroy();
        });
        answer.on('error', fail);
        answer.on('aborted', () => fail(new Error('the connection broke off in the middle of the answer')));
        answer.on('end', () => {
          end({ ok: true, response: { ...response, text: Buffer.concat(chunks).toString('utf8') } });
        });
      }
    });
}

async function pour(answer: IncomingMessage, into: (piece: Buffer) => Promise<void>): Promise<void> {
  try {
    for await (const piece of answer) await into(piece as Buffer);
  } catch (error) {
    answer.destroy();
    throw answer.complete ? error : new Error('the connection broke off in the middle of the answer', { cause: error });
  }
}

/** The words a person knows for what the network reports. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there (connection refused)'],
  ['ECONNRESET', 'the connection was cut off'],
  ['EPIPE', 'the connection was cut off'],
  ['ENOTFOUND', 'there is no host of this name'],
  ['EAI_AGAIN', 'the name of the host cannot be looked up'],
  ['EHOSTUNREACH', 'there is no way to this host'],
  ['ENETUNREACH', 'there is no way to this network'],
  ['ETIMEDOUT', 'nobody answered'],
  ['EPROTO', 'it speaks no TLS; is it http:// rather than https://?'],
  ['HPE_INVALID_CONSTANT', 'it speaks no HTTP; is it https:// rather than http://?'],
]);

/** What is wrong with a certificate, in our words: Node's change with its version. */
const CERTIFICATES: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'a self-signed certificate stands in its chain'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'the certificate of its issuer is not known'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate of its issuer is not known'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate of its issuer is not known'],
  ['CERT_HAS_EXPIRED', 'it has expired'],
  ['CERT_NOT_YET_VALID', 'it is not valid yet'],
  ['CERT_REVOKED', 'it has been revoked'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'it is for another host'],
]);

function failureOf(error: Error, aborted: boolean, late: boolean): NoResponse {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (aborted) return { kind: 'aborted', reason: 'interrupted' };
  if (late) return { kind: 'timed-out', reason: 'no answer in time' };
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code))
    return {
      kind: 'certificate',
      reason: `${CERTIFICATES.get(code) ?? `${error.message} (${code})`}; --ca names a file of certificates to trust`,
    };
  // Node tries each address of a host and reports all of them; the first says enough.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return failureOf(error.errors[0], aborted, late);
  return { kind: 'unreachable', reason: REASONS.get(code) ?? `${error.message}${code === '' ? '' : ` (${code})`}` };
}
