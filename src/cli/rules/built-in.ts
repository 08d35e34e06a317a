import { BUILT_IN_RULES } from '../../../corpus/rules/index.ts';
import { type ParsedRule, parse } from '../../api/parse.ts';
import { throughPipelines } from '../../api/pipelines.ts';
import { type RuleOptions, readingOf } from './options.ts';

/** The rule the project starts from. */
export function builtInRule(options: RuleOptions): ParsedRule {
  const [first] = BUILT_IN_RULES;
  const [rule] = first === undefined ? [] : parse(first.text, { name: first.name, ...readingOf(options) }).rules;
  if (rule === undefined) throw new Error('the built-in rule does not parse');
  const { meaning } = rule;
  if (options.pipelines === undefined || !meaning.ok) return rule;
  const piped = throughPipelines(meaning.value, options.pipelines);
  return { ...rule, meaning: piped.ok ? { ...meaning, value: piped.value.meaning } : piped };
}
