import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { parse } from '../../../src/api/parse.ts';
import { readPipelineText, throughPipelines } from '../../../src/api/pipelines.ts';
import { showPlan } from '../../../src/ir/index.ts';
import type { Pipeline } from '../../../src/pipelines/index.ts';
import { source } from '../../../src/source/index.ts';

/** Pipelines from their texts, which have to be right. */
export function pipelinesOf(...texts: readonly string[]): readonly Pipeline[] {
  return texts.map((text, at) => {
    const read = readPipelineText(text, `${at}.yml`);
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return read.value;
  });
}

/** A query as it was read. */
export function checkable(query: string): CheckableRule {
  const [rule] = parse(query).rules;
  if (rule === undefined || !rule.meaning.ok) throw new Error(`not accepted: ${query}`);
  return { syntax: rule.syntax, ...rule.meaning.value };
}

interface Names {
  readonly fields?: Readonly<Record<string, string>>;
  readonly reversed?: boolean;
}

/** A query after pipelines; problems are thrown by their codes and messages. */
export function piped(query: string, texts: readonly string[], { fields = {}, reversed = false }: Names = {}) {
  const before = checkable(query);
  const done = throughPipelines(before, { pipelines: pipelinesOf(...texts), fields: new Map(Object.entries(fields)), reversed });
  if (!done.ok) throw new Error(done.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return { ...before, ...done.value.meaning, notes: done.value.notes };
}

/** The plan of a query after pipelines, without the types of its fields. */
export function planAfter(query: string, texts: readonly string[], names: Names = {}): string {
  return showPlan(piped(query, texts, names).rule.plan).replace(/:[a-z_]+(?:\/\d+)?(?= |$)/gm, '');
}

/** The problems of a text that is no pipeline: code, line and column. */
export function problemsOf(text: string): readonly string[] {
  const read = readPipelineText(text, 'p.yml');
  if (read.ok) return [];
  const { text: whole } = source(text);
  return read.problems.map(({ code, span }) => {
    const before = whole.slice(0, span.start).split('\n');
    return `${code} ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  });
}
