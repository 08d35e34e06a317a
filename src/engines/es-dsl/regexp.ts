import { createStates } from './derivatives.ts';
import { fail } from './failure.ts';
import { codePointsOf, type Folding } from './folding.ts';
import { parseRegexp } from './regexp-parse.ts';
import type { RegexpFlags } from './regexp-tree.ts';

/** `index.max_regex_length`. (eql-semantics 7.7) */
const LENGTH_LIMIT = 1000;

/** Work after which the states made so far are thrown away, so that memory stays bounded. */
const REFRESH_AFTER = 100_000;

/** Work after which a pattern is given up, over all values together. */
const WORK_LIMIT = 1_500_000;

/**
 * A Lucene regular expression as a test of whole values. Time is linear in the value once its states are known; a pattern
 * whose states do not end is given up by a failure, as Elasticsearch gives up a pattern it cannot determinise.
 */
export function regexpTest(pattern: string, flags: RegexpFlags, folding: Folding, path: string): (text: string) => boolean {
  if (pattern.length > LENGTH_LIMIT)
    fail(path, `regular expression of ${pattern.length} characters, the limit is ${LENGTH_LIMIT}`);
  const tree = parseRegexp(pattern, flags, folding);
  if (typeof tree === 'string') return fail(path, tree);
  let states = createStates();
  let start = states.stateOf(tree);
  let spent = 0;
  return (text) => {
    if (states.spent() > REFRESH_AFTER) {
      spent += states.spent();
      states = createStates();
      start = states.stateOf(tree);
    }
    let state = start;
    for (const codePoint of codePointsOf(text)) {
      state = states.after(state, codePoint);
      if (state.form.kind === 'nothing') return false;
      if (spent + states.spent() > WORK_LIMIT) fail(path, 'regular expression too complex to match');
    }
    return state.final;
  };
}
