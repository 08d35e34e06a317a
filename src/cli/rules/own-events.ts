import { countOf } from '../../report/text.ts';
import type { Host } from '../host/host.ts';
import type { OwnEvents } from './load.ts';

/**
 * A host whose standard input is the events that the files of the rules bring along, unless something is piped in: a bug
 * report with its documents and its request runs as it was pasted.
 */
export function withOwnEvents(host: Host, events: readonly OwnEvents[]): Host {
  return {
    ...host,
    readChunks: (path, onRead) => (path === '-' ? pipedOrOwn(host, events) : host.readChunks(path, onRead)),
  };
}

async function* pipedOrOwn(host: Host, events: readonly OwnEvents[]): AsyncIterable<Uint8Array> {
  let piped = false;
  if (!host.inputTerminal) {
    for await (const chunk of host.readChunks('-')) {
      if (chunk.length > 0 && !piped)
        host.note('note: the events are those on standard input, not the documents of the requests');
      piped ||= chunk.length > 0;
      yield chunk;
    }
  }
  if (piped) return;
  for (const { file, lines } of events) {
    host.note(`note: ${file}: the events are the ${countOf(lines.length, 'document')} of its requests`);
    yield new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  }
}
