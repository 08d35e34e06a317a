import { describe, expect, it } from 'vitest';
import { browserBundle } from '../support/browser-bundle.ts';

/** What a page may cost that imports something of the package: kilobytes (1000 bytes) gzipped, the packages in it, and what it has no use for. */
const BUDGETS: readonly { readonly page: string; readonly most: number; readonly packages: readonly string[] }[] = [
  { page: "export { parse } from 'eqlibrium/parse'", most: 163, packages: ['smol-toml'] },
  { page: "export { parse } from 'eqlibrium'", most: 163, packages: ['smol-toml'] },
  { page: "export { translate } from 'eqlibrium/translate'", most: 320, packages: ['ipaddr.js', 'smol-toml', 'uuid'] },
  { page: "export { translate } from 'eqlibrium'", most: 320, packages: ['ipaddr.js', 'smol-toml', 'uuid'] },
  { page: "export { compile } from 'eqlibrium/compile'", most: 205, packages: ['smol-toml'] },
  { page: "export { compile } from 'eqlibrium'", most: 205, packages: ['smol-toml'] },
  { page: "export { schemaFromMapping } from 'eqlibrium/schema'", most: 10, packages: [] },
  { page: "export { generateCorpus } from 'eqlibrium/corpus'", most: 380, packages: ['@faker-js/faker', 'js-yaml', 'lodash'] },
  {
    page: "export { check } from 'eqlibrium/check'",
    most: 795,
    packages: ['@faker-js/faker', 'acorn', 'ip-address', 'ipaddr.js', 'js-yaml', 'lodash', 'smol-toml', 'uuid'],
  },
  {
    page: "export { prove } from 'eqlibrium/prove'",
    most: 605,
    packages: ['acorn', 'ip-address', 'ipaddr.js', 'js-yaml', 'lodash', 'smol-toml', 'uuid'],
  },
  { page: "import 'eqlibrium'", most: 1, packages: [] },
];

describe('what a page costs', () => {
  it.each(BUDGETS)('$page is at most $most kB', async ({ page, most, packages }) => {
    const bundle = await browserBundle(page);
    expect(bundle.gzipped / 1000).toBeLessThan(most);
    expect([...bundle.packages].sort()).toEqual(packages);
    expect(bundle.node).toEqual([]);
    expect(bundle.files.filter((file) => /^(?:src\/(?:cli|scripts)|bench)\//.test(file))).toEqual([]);
  });
});
