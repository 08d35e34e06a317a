import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Answering = (sql: string, request: IncomingMessage, response: ServerResponse) => void;

interface Served {
  /** Its host and port. */
  readonly address: string;
  close(): void;
}

/** A server on loopback that is handed each statement, as ClickHouse is over HTTP. */
export async function serveSql(answer: Answering): Promise<Served> {
  const made = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(Buffer.concat(pieces).toString('utf8'), request, response));
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return {
    address: `127.0.0.1:${address.port}`,
    close: () => {
      made.closeAllConnections();
      made.close();
    },
  };
}
