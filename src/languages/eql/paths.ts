import type { Diagnostic } from '../../source/index.ts';
import type { FieldReference, Query } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import { FIELD_DEPTH_LIMIT, FIELD_LENGTH_LIMIT, PROBLEM_LIMIT } from './limits.ts';
import { walk } from './walk.ts';

/**
 * Fields deeper or longer than any mapping has. Later stages look at every field above a field, which costs the square of
 * its depth, so this runs before them. Dots inside backticks count too: they divide a name like any other.
 */
export function oversizedFields(query: Query): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  walk(query, (node) => {
    if (node.kind !== 'field' || problems.length >= PROBLEM_LIMIT) return;
    const message = excess(node);
    if (message === null) return;
    const help = 'a field of an Elasticsearch mapping is at most 20 deep unless its index says otherwise';
    problems.push(diagnostic('field-too-long', message, node.span, { help }));
  });
  return problems;
}

function excess({ name }: FieldReference): string | null {
  const parts = name.split('.').length;
  if (parts > FIELD_DEPTH_LIMIT) return `the field has ${parts} parts; at most ${FIELD_DEPTH_LIMIT} are read`;
  if (name.length > FIELD_LENGTH_LIMIT) return `the field has ${name.length} characters; at most ${FIELD_LENGTH_LIMIT} are read`;
  return null;
}
