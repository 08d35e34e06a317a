import type { Definition, JavaScriptArtifact, MatcherArtifact, PredicateCode } from './artifact.ts';
import { printData } from './print-data.ts';
import { printDecision } from './print-decision.ts';
import { matcherComment, printCreateMatcher, printSeries } from './print-matcher.ts';
import { helperTexts } from './runtime/index.ts';
import { commentText } from './text.ts';

/** The module: what it is, the rule as data, the predicate or the matcher, then what it is made of. */
export function printModule(artifact: JavaScriptArtifact): string {
  const blocks = [
    headComment(artifact),
    `/** What the rule says of itself. */\nexport const rule = ${printData(artifact.data)};`,
    `/** What kind of matches the rule has: an event, a sequence or a sample of events. */\nexport const kind = '${kindOf(artifact)}';`,
    ...exported(artifact),
    ...parts(artifact),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The body of a function without parameters that gives what the module exports: the same code without the module around it. */
export function printBody(artifact: PredicateCode | MatcherArtifact): string {
  const result = artifact.kind === 'predicate' ? printPredicate(artifact) : printCreateMatcher(artifact);
  return ["'use strict';", ...parts(artifact), `return ${result};`].join('\n\n');
}

function kindOf(artifact: JavaScriptArtifact): 'event' | 'sequence' | 'sample' {
  return artifact.kind === 'predicate' ? 'event' : artifact.plan.kind;
}

const PREDICATE_COMMENT =
  '/** Whether the rule matches an event, given as `JSON.parse` gives it. Anything but an object does not. Never throws on what `JSON.parse` gives. */';

const CLOCK_PREDICATE_COMMENT = `/**
 * Whether the rule matches an event, given as \`JSON.parse\` gives it, at a time: \`now\` in milliseconds since 1970. Anything but
 * an object does not. Never throws on what \`JSON.parse\` gives.
 */`;

/** The predicate alone, without what it calls. */
export function printPredicate(artifact: PredicateCode): string {
  return printDecision('matches', artifact, 'now = Date.now()');
}

function exported(artifact: JavaScriptArtifact): readonly string[] {
  switch (artifact.kind) {
    case 'predicate':
      return [`${artifact.clock ? CLOCK_PREDICATE_COMMENT : PREDICATE_COMMENT}\nexport default ${printPredicate(artifact)}`];
    case 'matcher':
      return [`${matcherComment(artifact)}\nexport default ${printCreateMatcher(artifact)}`];
  }
}

function headComment(artifact: JavaScriptArtifact): string {
  const { title, source, query } = artifact;
  const lines = query.split(/[\n\r\u2028\u2029]+/).map((line) => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${commentText(line, 200)}`);
  const shown = lines.filter((line) => line.trim() !== '').slice(0, 40);
  if (shown.length < lines.filter((line) => line.trim() !== '').length) shown.push('...');
  const form = artifact.kind === 'predicate' ? 'a predicate over one event' : 'a matcher over a stream of events';
  return [
    `// ${commentText(title)}`,
    '//',
    `// ${commentText(source)} as ${form}. No imports; runs in browsers and in Node. The rule:`,
    '//',
    ...shown.map((line) => `//   ${line}`),
  ].join('\n');
}

function parts(artifact: PredicateCode | MatcherArtifact): readonly string[] {
  const series = artifact.kind === 'matcher' ? printSeries(artifact) : null;
  const blocks: string[] = [...(series?.before ?? [])];
  const constants = artifact.constants.map(printDefinition);
  if (artifact.conditions.length > 0)
    blocks.push('// The conditions. `value` is one value of the field; a field may have none or several.');
  blocks.push(...constants, ...artifact.conditions.map(printDefinition));
  if (artifact.readers.length > 0)
    blocks.push('// The fields: nested objects, dotted keys or mixtures; a value alone or a list of values.');
  blocks.push(...artifact.readers.map(printDefinition), ...helperTexts(artifact.helpers), ...(series?.after ?? []));
  return blocks;
}

/** A definition with its comment above it. */
export function printDefinition({ comment, code }: Definition): string {
  return comment === null || comment === '' ? code : `// ${comment}\n${code}`;
}
