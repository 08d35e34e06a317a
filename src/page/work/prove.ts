import { prove, type TargetProof } from '../../api/prove/index.ts';
import { READ_BACK } from '../../api/prove/read-back.ts';
import { inForms } from './in-forms.ts';
import { ruleUnderItsNames } from './subject.ts';
import type { Work } from './work.ts';

/** Compares each output, in the form that was chosen, with the rule for every event that there could be. */
export async function proveRule(
  { forms, ...subject }: Work['prove']['asked'],
  tell: (proof: TargetProof) => void,
): Promise<readonly TargetProof[]> {
  const rule = await ruleUnderItsNames(subject);
  const translate = inForms(forms);
  const proofs: TargetProof[] = [];
  for (const target of READ_BACK) {
    const found = await prove(rule, { targets: [target], translate, clock: () => performance.now() });
    proofs.push(...found);
    for (const proof of found) tell(proof);
  }
  return proofs;
}
