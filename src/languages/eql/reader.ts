import type { LanguageReader } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { readEql } from './read.ts';
import { eqlSigns } from './signs.ts';

export const eqlReader: LanguageReader<'eql', Query> = { name: 'eql', title: 'EQL', signs: eqlSigns, read: readEql };
