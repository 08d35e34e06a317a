import { memberSpans, type Source, type Span, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { Member, Part } from './part.ts';

/** A value in the text of valid JSON. */
export function jsonPart({ text }: Source, at: Span): Part {
  return partAt(text, at);
}

function partAt(text: string, at: Span): Part {
  const first = text[at.start];
  const kind = first === '{' ? 'map' : first === '[' ? 'list' : 'scalar';
  const written = text.slice(at.start, at.end);
  return {
    at,
    kind,
    members(problems) {
      if (kind !== 'map') return [];
      const members = new Map<string, Member>();
      for (const { key, keyAt, value } of memberSpans(text, at.start)) {
        if (members.has(key)) problems.push(diagnostic('golden-form', `the key \`${key}\` is twice there`, keyAt));
        else members.set(key, { key, at: keyAt, value: partAt(text, value) });
      }
      return [...members.values()];
    },
    items: () => (kind === 'list' ? memberSpans(text, at.start).map(({ value }) => partAt(text, value)) : []),
    text: kind !== 'scalar' || written === 'null' ? null : first === '"' ? JSON.parse(written) : written,
    json: () => success(written),
    style: { kind: 'flow' },
  };
}
