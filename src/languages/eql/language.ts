import type { Language } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { constructsIn, fieldsWithin } from './constructs.ts';
import { printEql } from './print.ts';
import { readEql } from './read.ts';
import { showAst } from './show.ts';
import { eqlSigns } from './signs.ts';

/** Elastic's Event Query Language: single events, sequences and samples. */
export const eql: Language<'eql', Query, Query> = {
  name: 'eql',
  title: 'EQL',
  signs: eqlSigns,
  read: readEql,
  questions: (query) => query,
  print: printEql,
  show: showAst,
  constructs: constructsIn,
  fieldsWithin,
};
