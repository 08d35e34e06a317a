import { CONSTRUCTS, type Construct } from './construct.ts';
import { AS_SPECIFIED, type Profile, type Row, type Rows } from './profile.ts';

/** Nothing differs from the specification. */
export const ALL_OK = Object.fromEntries(Object.keys(CONSTRUCTS).map((name) => [name, 'ok'])) as {
  [Name in Construct]: Row;
} satisfies Rows;

/** The specification, which nothing runs: the default, exact for whoever keeps to it. */
export const spec: Profile = {
  name: 'spec',
  title: 'the specification',
  measured: [{ software: 'Sigma', version: '2.1.0' }],
  converter: null,
  evidence: { kind: 'read' },
  printing: AS_SPECIFIED,
  rows: ALL_OK,
};
