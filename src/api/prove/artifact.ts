import { EFFORTS } from '../efforts.ts';
import type { Prover } from '../with-proofs.ts';
import { verdictOf } from './index.ts';

/** The prover of a check. */
export const proveArtifact: Prover = async (rule, target, text) => await verdictOf(rule, target, text, { effort: EFFORTS.check });
