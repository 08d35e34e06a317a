import type { Questions } from '../../../corpus/questions/index.ts';
import type { Language } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { constructsIn, fieldsWithin } from './constructs.ts';
import { printEql } from './print.ts';
import { questionsOf } from './questions.ts';
import { eqlReader } from './reader.ts';
import { showAst } from './show.ts';
import { writtenIn } from './written.ts';

/** Elastic's Event Query Language: single events, sequences and samples. */
export const eql: Language<'eql', Query, Questions> = {
  ...eqlReader,
  questions: questionsOf,
  print: printEql,
  show: showAst,
  constructs: constructsIn,
  fieldsWithin,
  written: writtenIn,
};
