import { MATCHER_RUNTIME } from '../../../src/pattern/index.ts';

/** The matchers that emitted patterns call, as `src/pattern` writes them. */
export const matchers = {
  inOrder: { needs: [], code: MATCHER_RUNTIME.inOrder },
  classifier: { needs: [], code: MATCHER_RUNTIME.classifier },
  dfaMatcher: { needs: ['classifier'], code: MATCHER_RUNTIME.dfaMatcher },
  nfaMatcher: { needs: ['classifier'], code: MATCHER_RUNTIME.nfaMatcher },
} as const;
