import type { LanguageReader } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { readKql } from './read.ts';
import { kqlSigns } from './signs.ts';

export const kqlReader: LanguageReader<'kql', Query> = { name: 'kql', title: 'KQL', signs: kqlSigns, read: readKql };
