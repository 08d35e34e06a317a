import { KNOWN } from '../../src/proof/readers/js/known.ts';
import { metFunctions } from './met.ts';

/** `npm run fingerprints`: the rows of `known.ts` as modules have them today; those that nobody has recorded are marked. */
const met = metFunctions();
const recorded = new Set(Object.keys(KNOWN));
for (const name of Object.values(KNOWN))
  for (const fingerprint of met.get(name) ?? ['in no module'])
    console.log(`${recorded.has(fingerprint) ? ' ' : '!'} '${fingerprint}': '${name}',`);
