import { afterEach, describe, expect, it } from 'vitest';
import { openEngines } from '../../src/cli/external-engines/index.ts';
import { EXIT } from '../../src/cli/host/host.ts';
import { type Ran, run } from '../support/memory-host.ts';
import { NETCAT } from '../support/rule-files.ts';
import {
  type Asked,
  type Fault,
  type Reply,
  type StandIn,
  type StandInOptions,
  standInCluster,
} from '../support/stand-in-cluster.ts';

const SECRET = 'swordfish-7';
const ENVIRONMENT = { EQLIBRIUM_USER: 'elastic', EQLIBRIUM_PASSWORD: SECRET };

/** What is asked again is asked at once. */
const noPause = async (): Promise<void> => {};

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function cluster(options: StandInOptions | Fault = {}): Promise<StandIn> {
  const one = await standInCluster(typeof options === 'function' ? { fault: options } : options);
  open.push(one);
  return one;
}

async function check(
  url: string,
  words: readonly string[] = [],
  environment: Record<string, string> = ENVIRONMENT,
): Promise<Ran> {
  const ran = await run(['check', 'nc.eql', '--events', '60', '--engine', `opensearch=${url}`, '--timeout', '300ms', ...words], {
    files: { 'nc.eql': NETCAT, 'ca.pem': 'none' },
    openEngines: (settings) => openEngines(settings, environment, noPause),
  });
  expect(ran.out + ran.err).not.toContain(SECRET);
  expect(ran.out + ran.err).not.toContain(btoa(`elastic:${SECRET}`));
  return ran;
}

/** What the report says of the cluster. */
async function judged(url: string): Promise<{ readonly exitCode: number; readonly engine: Record<string, unknown> }> {
  const { exitCode, out } = await check(url, ['--json']);
  const [rule] = JSON.parse(out).rules;
  return { exitCode, engine: rule.engines.find(({ name }: { readonly name: string }) => name === 'opensearch') };
}

const on =
  (
    method: string,
    kind: string,
    answer: Reply | 'hang' | 'cut' | ((asked: Asked) => Reply),
    times = Number.POSITIVE_INFINITY,
  ): Fault =>
  (asked) =>
    asked.method === method && asked.path.endsWith(kind) && asked.before < times
      ? typeof answer === 'function'
        ? answer(asked)
        : answer
      : null;

const error = (status: number, type: string, reason: string): Reply => ({ status, body: { error: { type, reason }, status } });

/** A reply to a bulk request in which every item ends like this. */
function bulkOf(status: number, type: string, reason: string): (asked: Asked) => Reply {
  return (asked) => {
    const lines = asked.body.trimEnd().split('\n');
    const ids = lines.flatMap((line, at): readonly string[] => (at % 2 === 1 ? [] : [JSON.parse(line).index._id]));
    return { status: 200, body: { items: ids.map((_id) => ({ index: { _id, status, error: { type, reason } } })) } };
  };
}

/** A reply to a search that has something to say besides. */
function partly(besides: object): Reply {
  return { status: 200, body: { ...besides, hits: { total: { value: 0 }, hits: [] } } };
}

describe('a cluster that does well', () => {
  it('agrees, is told who asks, and has no index more than before', async () => {
    const one = await cluster();
    one.put('logs', [{ a: 1 }]);
    const { exitCode, engine } = await judged(one.url);
    expect({ exitCode, engine }).toMatchObject({
      exitCode: 0,
      engine: { status: 'compared', compared: 60, agreements: 60, disagreements: 0, receipt: `OpenSearch 2.19.1 at ${one.url}` },
    });
    expect([...one.indices.keys()]).toEqual(['logs']);
    expect(one.requests.every(({ headers }) => headers.authorization === `Basic ${btoa(`elastic:${SECRET}`)}`)).toBe(true);
  });

  it('gets the mapping and the very query that translate prints, but for the moment that is now', async () => {
    const one = await cluster();
    await check(one.url);
    const files = { 'nc.eql': NETCAT };
    const query = await run(['translate', 'nc.eql', '--to', 'es-dsl'], { files });
    const mapping = await run(['translate', 'nc.eql', '--to', 'es-mapping', '--product', 'opensearch'], { files });
    expect(one.requests.find(({ path }) => path.endsWith('_search'))?.body).toBe(query.out);
    const created = JSON.parse(one.requests.find(({ method }) => method === 'PUT')?.body ?? '');
    expect(created.mappings).toEqual({ ...JSON.parse(mapping.out).mappings, dynamic: false });
  });

  it('is asked with an API key when there is one, in either of its forms', async () => {
    const one = await cluster();
    await check(one.url, [], { EQLIBRIUM_OPENSEARCH_API_KEY: `id:${SECRET}` });
    expect(one.requests[0]?.headers.authorization).toBe(`ApiKey ${btoa(`id:${SECRET}`)}`);
    await check(one.url, [], { EQLIBRIUM_API_KEY: btoa(`id:${SECRET}`) });
    expect(one.requests.at(-1)?.headers.authorization).toBe(`ApiKey ${btoa(`id:${SECRET}`)}`);
  });

  it('is asked with the user and password of its address, which are shown nowhere', async () => {
    const one = await cluster();
    const { exitCode, out } = await check(one.url.replace('//', `//bob:${SECRET}@`), ['--json'], {});
    expect(exitCode).toBe(0);
    expect(out).toContain(`OpenSearch 2.19.1 at ${one.url}`);
    expect(one.requests[0]?.headers.authorization).toBe(`Basic ${btoa(`bob:${SECRET}`)}`);
  });
});

describe('a cluster that is not there', () => {
  const page: Reply = {
    status: 200,
    body: '<html><title>Welcome to nginx</title></html>',
    headers: { 'content-type': 'text/html' },
  };
  const everywhere =
    (answer: Reply | 'hang' | 'cut'): Fault =>
    () =>
      answer;

  it.each<readonly [string, StandInOptions, string]>([
    [
      'wants other credentials',
      { fault: everywhere(error(401, 'security_exception', `missing or wrong: ${btoa(`elastic:${SECRET}`)} ${SECRET}`)) },
      'does not accept these credentials (401): missing or wrong: *** ***',
    ],
    ['forbids', { fault: everywhere(error(403, 'security_exception', 'no permissions')) }, 'forbids it (403): no permissions'],
    ['is a web server', { fault: everywhere(page) }, 'an HTML page titled "Welcome to nginx"; is this a cluster, or a proxy'],
    ['is a proxy in trouble', { fault: everywhere({ ...page, status: 404 }) }, 'answers 404 with an HTML page titled'],
    ['speaks no JSON', { fault: everywhere({ status: 200, body: 'OK{' }) }, 'something that is no JSON: OK{'],
    [
      'sends elsewhere',
      { fault: everywhere({ status: 302, body: '', headers: { location: 'https://u:p@login.example.com/a?token=1' } }) },
      'redirect to https://login.example.com/a; give the address of the cluster itself',
    ],
    ['never answers', { fault: everywhere('hang') }, 'did not answer within 0.3 seconds'],
    [
      'is another product',
      { about: { version: { number: '8.13.0' } } },
      'is Elasticsearch 8.13.0, not OpenSearch; ask for it as elasticsearch',
    ],
    ['is something else', { about: { hello: 'world' } }, 'does not say its version; is it a cluster of OpenSearch?'],
  ])('because it %s is an error before anything is checked', async (_, options, message) => {
    const one = await cluster(options);
    const { exitCode, out, err } = await check(one.url);
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain(`error: opensearch: ${one.url}`);
    expect(err).toContain(message);
  });

  it('because nothing listens is an error before anything is checked', async () => {
    const one = await cluster();
    await one.close();
    open.splice(0);
    const { exitCode, err } = await check(one.url);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('cannot be reached: nothing listens there (connection refused)');
  });

  it.each([
    ['localhost:9200', 'must begin with http:// or https://'],
    ['not a url', 'is no URL'],
    [`http://u:${SECRET}@host:99999`, 'is no URL'],
    [`ftp://u:${SECRET}@host`, 'must begin with http:// or https://'],
    [`http://host/?key=${SECRET}`, 'must not go on after the path'],
  ])('because its address is %s is a mistake of the caller', async (address, message) => {
    const { exitCode, err } = await check(address);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain(message);
  });

  it('for want of half of its credentials is a mistake of the caller', async () => {
    const { exitCode, err } = await check('http://127.0.0.1:1', [], { EQLIBRIUM_USER: 'u' });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('EQLIBRIUM_USER and EQLIBRIUM_PASSWORD belong together');
  });
});

describe('a cluster that fails in the middle', () => {
  it.each<readonly [string, Fault, string]>([
    ['hangs up on every search', on('POST', '_search', 'cut'), 'cannot be reached'],
    ['is too slow', on('POST', '_search', 'hang'), 'did not answer within 0.3 seconds'],
    [
      'has full disks',
      on('POST', '_bulk', bulkOf(403, 'cluster_block_exception', 'index blocked: read-only')),
      'did not take a document (403): index blocked: read-only',
    ],
    [
      'forbids writing',
      on('POST', '_bulk', error(403, 'cluster_block_exception', 'index blocked')),
      'answers 403: index blocked',
    ],
    [
      'loses a shard',
      on('POST', '_search', partly({ _shards: { total: 2, failed: 1, failures: [{ reason: { reason: 'heap full' } }] } })),
      '1 of its shards failed: heap full',
    ],
    ['gives up a search', on('POST', '_search', partly({ timed_out: true })), 'gave up the search before its end'],
    [
      'refuses the query',
      on('POST', '_search', error(400, 'search_phase_execution_exception', 'too many clauses')),
      'answers 400: too many clauses',
    ],
    ['breaks its JSON', on('POST', '_search', { status: 200, body: '{"hits":' }), 'something that is no JSON'],
    [
      'answers of other documents',
      on('POST', '_search', {
        status: 200,
        body: { _shards: { failed: 0 }, hits: { total: { value: 1 }, hits: [{ _id: 'x' }] } },
      }),
      'documents that were never given to it',
    ],
    [
      'counts more than it shows',
      on('POST', '_search', { status: 200, body: { _shards: { failed: 0 }, hits: { total: { value: 9 }, hits: [] } } }),
      'half an answer: it tells of 9 matches, and 0 came',
    ],
    [
      'forgets results of a bulk request',
      on('POST', '_bulk', { status: 200, body: { items: [] } }),
      'something else than one result for each document',
    ],
    ['cannot make an index', on('PUT', '', error(400, 'illegal_argument_exception', 'too many shards')), 'too many shards'],
    ['is hidden by a proxy', on('POST', '_search', { status: 200, body: '<html></html>' }), 'an HTML page'],
  ])('because it %s has failed, once, says why, and keeps no index', async (_, fault, message) => {
    const one = await cluster(fault);
    const { exitCode, engine } = await judged(one.url);
    expect({ exitCode, engine }).toMatchObject({
      exitCode: EXIT.disagreement,
      engine: { status: 'failed', compared: 0, agreements: 0, disagreements: 0, matches: 0 },
    });
    expect(engine['reason']).toContain(message);
    expect([...one.indices.keys()]).toEqual([]);
  });

  it('and dies is not asked again for every rule', async () => {
    let dead = false;
    const one = await cluster((asked) => {
      dead ||= asked.path.endsWith('_bulk');
      return dead ? 'cut' : null;
    });
    const files = { 'a.eql': NETCAT, 'b.eql': NETCAT, 'c.eql': NETCAT };
    const { exitCode, out } = await run(
      ['check', ...Object.keys(files), '--events', '20', '--json', '--engine', `opensearch=${one.url}`],
      {
        files,
        openEngines: (settings) => openEngines(settings, {}, noPause),
      },
    );
    expect(exitCode).toBe(EXIT.disagreement);
    const reasons = JSON.parse(out).rules.map(
      ({ engines }: { readonly engines: readonly { readonly reason: string }[] }) => engines.at(-1)?.reason,
    );
    expect(reasons).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('cannot be reached')));
    expect(one.requests.filter(({ path }) => path.endsWith('_bulk'))).toHaveLength(5);
  });

  it('with an index of the same name leaves it alone', async () => {
    const one = await cluster(on('PUT', '', error(400, 'resource_already_exists_exception', 'index already exists')));
    const { engine } = await judged(one.url);
    expect(engine['reason']).toMatch(/has an index eqlibrium-[-0-9a-f]+ already; it is left as it is/);
    expect(one.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('and cannot delete the index says which one is left', async () => {
    const one = await cluster(on('DELETE', '', error(403, 'security_exception', 'no')));
    const { engine } = await judged(one.url);
    expect(engine['reason']).toMatch(/eqlibrium-[-0-9a-f]+ could not be deleted/);
  });
});

describe('a cluster with little time or room', () => {
  it('is asked again when it is busy, as late as it says', async () => {
    const one = await cluster(on('POST', '_search', { status: 429, body: {}, headers: { 'retry-after': '0' } }, 2));
    expect(await judged(one.url)).toMatchObject({ exitCode: 0, engine: { agreements: 60 } });
    expect(one.requests.filter(({ path }) => path.endsWith('_search'))).toHaveLength(4);
  });

  it('gets smaller requests when one is too large', async () => {
    const one = await cluster((asked) =>
      asked.path.endsWith('_bulk') && asked.body.length > 5000 ? { status: 413, body: '<html>too large</html>' } : null,
    );
    expect(await judged(one.url)).toMatchObject({ exitCode: 0, engine: { agreements: 60 } });
  });

  it('gets again what it had no time for, one by one', async () => {
    const one = await cluster((asked) => {
      if (!asked.path.endsWith('_bulk') || asked.before > 0) return null;
      return bulkOf(429, 'es_rejected_execution_exception', 'queue is full')(asked);
    });
    expect(await judged(one.url)).toMatchObject({ exitCode: 0, engine: { agreements: 60 } });
  });
});

describe('an event that the mapping rejects', () => {
  const rejecting =
    (matching: boolean): Fault =>
    (asked) => {
      if (!asked.path.endsWith('_bulk')) return null;
      const lines = asked.body.trimEnd().split('\n');
      const items = lines.flatMap((line, at) => {
        if (at % 2 === 1) return [];
        const isMatch = /"name":"nc"/.test(lines[at + 1] ?? '');
        const { _id } = JSON.parse(line).index;
        return [
          {
            index:
              isMatch === matching
                ? { _id, status: 400, error: { type: 'mapper_parsing_exception', reason: 'not a number' } }
                : { _id, status: 201 },
          },
        ];
      });
      return { status: 200, body: { items } };
    };

  it('is counted and not compared', async () => {
    const one = await cluster(rejecting(false));
    const { engine } = await judged(one.url);
    expect(Number(engine['rejected'])).toBeGreaterThan(0);
    expect(engine['rejections']).toContainEqual({ eventNumber: expect.any(Number), reason: 'not a number' });
    const { out } = await check(one.url);
    expect(out).toMatch(
      /opensearch did not take \d+ events, which are not compared unless they had to match:\n +event \d+: not a number/,
    );
  });

  it('is a disagreement when it had to match', async () => {
    const one = await cluster(rejecting(true));
    const { exitCode, engine } = await judged(one.url);
    expect(exitCode).toBe(EXIT.disagreement);
    expect(Number(engine['disagreements'])).toBeGreaterThan(0);
  });
});
