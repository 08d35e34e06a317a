import type { Questions } from '../../../corpus/questions/index.ts';
import type { Language } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { constructsIn, fieldsWithin } from './constructs.ts';
import { printKql } from './print.ts';
import { questionsOf } from './questions.ts';
import { kqlReader } from './reader.ts';
import { showAst } from './show.ts';
import { writtenIn } from './written.ts';

/** Kibana's query language: what its search bar takes and four in ten of Elastic's rules are written in. */
export const kql: Language<'kql', Query, Questions> = {
  ...kqlReader,
  questions: questionsOf,
  print: printKql,
  show: showAst,
  constructs: constructsIn,
  fieldsWithin,
  written: writtenIn,
};
