import { type Translated, translate } from '../../src/api/translate.ts';
import type { Rule } from '../../src/ir/index.ts';
import { type Artifact, ruleOf } from './bench.ts';
import { rewriteAll } from './changes.ts';
import type { Fault } from './fault.ts';

/** The faulty translation; null: the rule, as it is misread, is none. */
export function spoil(fault: Fault, rule: Rule): Translated | null {
  const { change, target } = fault;
  switch (change.stage) {
    case 'reading': {
      const misread = ruleOf({ text: fault.rule, mapping: fault.mapping, ...change.as });
      return misread === null ? null : translate(misread.value.rule, target);
    }
    case 'meaning': {
      if (rule.plan.kind !== 'single') return translate(rule, target);
      return translate({ ...rule, plan: { ...rule.plan, where: rewriteAll(rule.plan.where, change.rewrite) } }, target);
    }
    case 'text': {
      const right = translate(rule, target);
      return right.status === 'refused' ? right : { ...right, text: right.text.replace(change.find, change.put) };
    }
  }
}

/** What was printed; null: the rule is refused. */
export function artifactOf(translated: Translated | null): Artifact | null {
  if (translated === null || translated.status === 'refused') return null;
  return { text: translated.text, losses: translated.status === 'lossy' ? translated.losses : [] };
}
