import type { Span } from '../../source/index.ts';
import { diagnostic } from '../codes.ts';
import { type Address, readAddress } from './address.ts';
import { readCurl } from './curl.ts';
import { type JsonNode, jsonOf, placeIn } from './node.ts';
import { lineEnd, parseJson, type ScannedText, scanned, skipSpace } from './parse-json.ts';
import { placeInDocument } from './placed-text.ts';
import type { RestRequest, Transcript } from './request.ts';
import { readCommand } from './shell-words.ts';

/**
 * The first line of a request: nothing follows its address but a comment, a protocol or the body. In small letters only where
 * a slash shows that it is an address: prose has `get` and `put` too.
 */
const REQUEST_LINE =
  /[ \t]*(?:(GET|POST|PUT|DELETE|HEAD|PATCH)[ \t]+([^\s{[#]\S*)|(get|post|put|delete|head|patch)[ \t]+((?:kbn:|\/)\S+))(?=[ \t]*(?:\r?\n|[{#]|\/[/*]|HTTP\/\d)|[ \t]*(?![\s\S]))/y;
/** A raw request says its protocol, and headers follow. */
const PROTOCOL = /[ \t]+HTTP\/\d(?:\.\d)?[ \t]*\r?\n(?:[\w-]+:[^\n]*\n)*/y;
const CURL_LINE = /[ \t]*(?:[$>%][ \t]+)?curl(?:\.exe)?(?=[ \t\\])/y;

/**
 * Finds the requests of a text: as the request console takes them, as curl commands, as raw HTTP. All else is passed over:
 * prose, answers, code fences. Where a body breaks off, reading goes on with the next line, so that no character is read
 * more than a fixed number of times.
 */
export function readRequests(text: string): Transcript {
  const whole = scanned(text);
  const requests: RestRequest[] = [];
  for (let at = 0; at < text.length; ) {
    const begin = skipSpace(whole, at);
    const found = requestAt(whole, begin) ?? curlAt(text, begin);
    if (found !== null) {
      requests.push(found.request);
      at = found.end;
    } else at = afterOther(whole, begin);
  }
  return { requests };
}

interface Found {
  readonly request: RestRequest;
  readonly end: number;
}

/** A JSON value that belongs to no request is an answer, whatever stands in it; anything else goes by lines. */
function afterOther(whole: ScannedText, at: number): number {
  const first = whole.text[at];
  if (first !== '{' && first !== '[') return lineEnd(whole.text, at) + 1;
  const answer = parseJson(whole, at);
  return answer.ok ? answer.node.end : lineEnd(whole.text, Math.max(at, answer.at)) + 1;
}

function requestAt(whole: ScannedText, at: number): Found | null {
  const { text } = whole;
  REQUEST_LINE.lastIndex = at;
  const line = REQUEST_LINE.exec(text);
  if (line === null) return null;
  const method = (line[1] ?? line[3] ?? '').trim().toUpperCase();
  const address = readAddress(line[2] ?? line[4] ?? '');
  let from = at + line[0].length;
  PROTOCOL.lastIndex = from;
  from += PROTOCOL.exec(text)?.[0].length ?? 0;
  const { bodies, problem, end } = readBodies(whole, from, takesSeveral(address.path));
  const span = { start: at, end: at + line[0].trimEnd().length };
  const asked = build(method, address, bodies, span, (offset) => offset);
  return { request: { ...asked, problem: problem === null ? null : syntaxProblem(problem) }, end: Math.max(end, from) };
}

function curlAt(text: string, at: number): Found | null {
  CURL_LINE.lastIndex = at;
  const start = CURL_LINE.exec(text);
  if (start === null) return null;
  const command = readCommand(text, at + start[0].length - 'curl'.length);
  const { method, address: written, data, file } = readCurl(command);
  const address = readAddress(written);
  const inDocument = (offset: number): number => (data === null ? at : placeInDocument(data, offset));
  const read = data === null ? NOTHING : readBodies(scanned(data.text), 0, takesSeveral(address.path));
  const span = { start: at, end: at + start[0].length };
  const asked = build(method, address, read.bodies, span, inDocument);
  if (file !== null) {
    const message = 'the body of the request lies in a file, which is not read';
    const place = { start: file.at, end: file.at + file.name.length + 1 };
    const problem = diagnostic('document-syntax', message, place, { help: 'paste the body in its place' });
    return { request: { ...asked, problem }, end: command.end };
  }
  const broken = read.problem ?? (data !== null && read.bodies.length === 0 ? { reason: 'it is no object', at: 0 } : null);
  const problem = broken === null ? null : syntaxProblem({ reason: broken.reason, at: inDocument(broken.at) });
  return { request: { ...asked, problem }, end: command.end };
}

/** A request that stands in the document as it is. */
export function requestOf(method: string, address: string, bodies: readonly JsonNode[], span: Span): RestRequest {
  return { ...build(method, readAddress(address), bodies, span, (offset) => offset), problem: null };
}

interface Bodies {
  readonly bodies: readonly JsonNode[];
  readonly problem: { readonly reason: string; readonly at: number } | null;
  readonly end: number;
}
const NOTHING: Bodies = { bodies: [], problem: null, end: 0 };

/** The objects that follow, one or, for requests of many lines, all. */
function readBodies(whole: ScannedText, from: number, several: boolean): Bodies {
  const bodies: JsonNode[] = [];
  let end = from;
  for (let at = skipSpace(whole, from); whole.text[at] === '{' || whole.text[at] === '['; at = skipSpace(whole, end)) {
    const body = parseJson(whole, at);
    if (!body.ok) {
      const { reason, at: place } = body;
      return { bodies, problem: { reason, at: place }, end: lineEnd(whole.text, Math.max(at, place)) + 1 };
    }
    bodies.push(body.node);
    end = body.node.end;
    if (!several) break;
  }
  return { bodies, problem: null, end };
}

function takesSeveral(path: string): boolean {
  return /(?:^|\/)(?:_bulk|_msearch)(?:$|\/)/.test(path);
}

function build(
  method: string,
  address: Address,
  bodies: readonly JsonNode[],
  span: Span,
  inDocument: (offset: number) => number,
): Omit<RestRequest, 'problem'> {
  const [body] = bodies;
  return {
    method,
    ...address,
    body: body === undefined ? null : jsonOf(body),
    bodies,
    span,
    inDocument,
    placeOf(path) {
      if (body === undefined) return span;
      const { start, end } = placeIn(body, path);
      const from = inDocument(start);
      return { start: from, end: Math.max(from + 1, inDocument(Math.max(start, end - 1)) + 1) };
    },
  };
}

function syntaxProblem({ reason, at }: { readonly reason: string; readonly at: number }) {
  return diagnostic('document-syntax', `the body of the request does not parse: ${reason}`, { start: at, end: at + 1 });
}
