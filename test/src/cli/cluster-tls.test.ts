import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngines } from '../../../src/cli/external-engines/index.ts';
import { EXIT } from '../../../src/cli/host/host.ts';
import { type Ran, run } from '../../support/memory-host.ts';
import { NETCAT } from '../../support/rule-files.ts';
import { selfSigned } from '../../support/self-signed.ts';
import { type StandIn, standInCluster } from '../../support/stand-in-cluster.ts';

const tls = selfSigned();
let cluster: StandIn;
beforeEach(async () => {
  cluster = await standInCluster({ tls });
});
afterEach(() => cluster.close());

async function check(address: string, ...words: readonly string[]): Promise<Ran> {
  return await run(['check', 'nc.eql', '--events', '20', '--engine', `opensearch=${address}`, ...words], {
    files: { 'nc.eql': NETCAT, 'ca.pem': tls.cert, 'other.pem': selfSigned().cert, 'empty.pem': '' },
    openEngines: (settings) => openEngines(settings, {}),
  });
}

describe('a cluster with a certificate that nobody vouches for', () => {
  it('is not talked to', async () => {
    const { exitCode, err } = await check(cluster.url);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toMatch(/has a certificate that is not trusted: it is self-signed; --ca names a file of certificates/);
    expect(cluster.requests).toEqual([]);
  });

  it('is not talked to either when another one is trusted', async () => {
    expect((await check(cluster.url, '--ca', 'other.pem')).exitCode).toBe(EXIT.input);
    expect(cluster.requests).toEqual([]);
  });

  it('is talked to when the certificate is trusted, or any is', async () => {
    expect((await check(cluster.url, '--ca', 'ca.pem')).exitCode).toBe(EXIT.ok);
    expect((await check(cluster.url, '--insecure')).exitCode).toBe(EXIT.ok);
  });

  it.each([
    [['--ca', 'empty.pem'], 'empty.pem holds no certificate in PEM form'],
    [['--ca', 'gone.pem'], 'cannot read gone.pem'],
    [['--ca', 'ca.pem', '--insecure'], 'give one of them'],
  ])('%j is a mistake of the caller', async (words, message) => {
    const { exitCode, err } = await check(cluster.url, ...words);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain(message);
  });

  it('is told from one that speaks no TLS', async () => {
    const plain = await standInCluster();
    const { exitCode, err } = await check(plain.url.replace('http:', 'https:'));
    await plain.close();
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('it speaks no TLS; is it http:// rather than https://?');
  });
});
