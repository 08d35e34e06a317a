import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { showRule } from '../../../src/ir/show.ts';

function eqlOf(rule: object) {
  const [parsed] = parse(JSON.stringify({ type: 'eql', language: 'eql', ...rule }), { name: 'rule.json' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('the rule has no meaning');
  const translated = translate(parsed.meaning.value.rule, 'eql');
  if (translated.status === 'refused') throw new Error('the rule is refused');
  return { rule: parsed.meaning.value.rule, translated };
}

describe('a query printed for a rule that names fields of its own', () => {
  it('asks for the category by the name of its field, which is no part of a query', () => {
    const { rule, translated } = eqlOf({ query: 'info where user.name == "b"', event_category_override: 'event.type' });
    expect(translated.text).toBe('any where event.type == "info" and user.name == "b"\n');
    const [again] = parse(translated.text, { name: 'printed.eql' }).rules;
    if (again === undefined || !again.meaning.ok) throw new Error('what is printed has no meaning');
    expect(showRule(again.meaning.value.rule)).toBe(showRule(rule));
  });

  it('says by which fields the events of a sequence are put in order', () => {
    const query = 'sequence by host.id [process where true] [file where true]';
    const { translated } = eqlOf({ query, timestamp_field: 'event.created', tiebreaker_field: 'event.sequence' });
    expect(translated.status === 'exact' ? translated.notes.map(({ code, message }) => [code, message]) : null).toEqual([
      ['eql-order-fields', 'run it with timestamp_field event.created and tiebreaker_field event.sequence'],
    ]);
    expect(eqlOf({ query }).translated).toMatchObject({ status: 'exact', notes: [] });
  });
});
