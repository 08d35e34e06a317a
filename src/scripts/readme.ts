import { FAULTS } from '../../test/faults/faults.ts';
import { updateReadme } from './update-readme.ts';

/** `npm run readme`: puts the recorded numbers into README. */
updateReadme(FAULTS.length);
