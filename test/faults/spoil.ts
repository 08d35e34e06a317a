import { type Translated, translate } from '../../src/api/translate.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { TargetName } from '../../translators/index.ts';
import { type Artifact, ruleOf } from './bench.ts';
import { rewriteAll } from './changes.ts';
import type { Fault } from './fault.ts';

/** As a check judges it: in a form that holds every event. */
export function translateWhole(rule: Rule, target: TargetName): Translated {
  return target === 'duckdb' || target === 'clickhouse' ? translate(rule, target, { columns: 'lists' }) : translate(rule, target);
}

/** The translation without the fault. */
export function rightOf({ target, consumer }: Fault, rule: Rule): Translated {
  if (target === 'sigma' && consumer !== undefined) return translate(rule, target, { consumer });
  return translateWhole(rule, target);
}

/** The faulty translation; null: the rule, as it is misread, is none. */
export function spoil(fault: Fault, rule: Rule): Translated | null {
  const { change } = fault;
  switch (change.stage) {
    case 'reading': {
      const misread = ruleOf({ text: fault.rule, mapping: fault.mapping, ...change.as });
      return misread === null ? null : rightOf(fault, misread.value.rule);
    }
    case 'meaning': {
      if (rule.plan.kind !== 'single') return rightOf(fault, rule);
      return rightOf(fault, { ...rule, plan: { ...rule.plan, where: rewriteAll(rule.plan.where, change.rewrite) } });
    }
    case 'text': {
      const right = rightOf(fault, rule);
      return right.status === 'refused' ? right : { ...right, text: right.text.replace(change.find, change.put) };
    }
  }
}

/** What was printed; null: the rule is refused. */
export function artifactOf(translated: Translated | null): Artifact | null {
  if (translated === null || translated.status === 'refused') return null;
  return { text: translated.text, losses: translated.status === 'lossy' ? translated.losses : [] };
}
