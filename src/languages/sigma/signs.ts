import type { LanguageSigns } from '../../contract/index.ts';
import { sigmaRecords } from './records.ts';

/** A Sigma rule is a document of its own: there is no text that could stand as a query in another one. */
export const sigmaSigns: LanguageSigns = {
  names: ['sigma'],
  extension: null,
  begins: () => false,
  beginsOn: () => false,
  betrays: () => false,
  records: sigmaRecords,
};
