import { AS_SPECIFIED, either, more, type Profile, PYSIGMA, refused } from './profile.ts';
import { ALL_OK } from './spec.ts';

const ONE_QUERY = either('makes one query over times and keys of it, which nobody has compared yet');

/** SQL for SQLite, as Zircolite runs it: a column a field, texts in columns that fold ASCII letters, a list as its text. */
export const sqlite: Profile = {
  name: 'sqlite',
  title: "pySigma's SQLite converter (Zircolite)",
  measured: [PYSIGMA, { software: 'pysigma-backend-sqlite', version: '2.0.0' }],
  converter: { backend: 'sqlite', format: 'default' },
  evidence: { kind: 'run', on: 'SQLite' },
  printing: { ...AS_SPECIFIED, blocks: 'apart' },
  rows: {
    ...ALL_OK,
    'regex-anchored': more('lets `$` stand before a last line end'),
    'regex-flag': more('lets `$` stand before a last line end'),
    keywords: refused('refuses keywords'),
    'several-values': either('compares the text of the list'),
    'cidr-6': either('compares the text of addresses'),
    'temporal-ordered': ONE_QUERY,
    temporal: ONE_QUERY,
    'event-count': ONE_QUERY,
    aliases: ONE_QUERY,
  },
};
