import { tellerOf } from '../../../source/index.ts';
import type { KqlCode } from './index.ts';

/** In a file of its own, so that who tells a problem does not bring along what explains it. */
export const { diagnostic } = /* @__PURE__ */ tellerOf<KqlCode>();
