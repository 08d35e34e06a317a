import { describe, expect, it } from 'vitest';
import { ecsSchema, integrationOf, schemaFromMapping } from '../../../src/schema/index.ts';

/** What a mapping says of the words of `x`, with settings that define `own`. */
function wordsOf(own: unknown, field: object = { type: 'text', analyzer: 'own' }) {
  const index = { mappings: { properties: { x: field } }, settings: { analysis: { analyzer: { own } } } };
  const read = schemaFromMapping({ index });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.schema.fields.get('x')?.analyzer;
}

describe('words of analysed text', () => {
  it.each([
    ['\\W+', ''],
    ['[\\W&&[^-]]+', '-'],
    ['[\\W&&[^.:-]]+', '.:-'],
    ['\\s+', null],
    ['[\\W&&[^a-z]]+', null],
    ['[\\W&&[^^]]+', null],
    ['[\\W&&[^\\d]]+', null],
    [7, null],
  ])('are known by the letters that a pattern leaves together: %s', (pattern, wordLetters) => {
    expect(wordsOf({ type: 'pattern', pattern })).toEqual({ name: 'own', wordLetters });
  });

  it.each([
    ['capitals are kept', { type: 'pattern', lowercase: false }],
    ['flags', { type: 'pattern', flags: 'UNICODE_CHARACTER_CLASS' }],
    ['words are left out', { type: 'pattern', stopwords: ['the'] }],
    ['another kind', { type: 'custom', tokenizer: 'whitespace' }],
    ['nothing', null],
  ])('are not known where the analyzer does more: %s', (_, own) => {
    expect(wordsOf(own)).toEqual({ name: 'own', wordLetters: null });
  });

  it('are those of the analyzer that every index has', () => {
    expect(wordsOf({}, { type: 'text', analyzer: 'pattern' })).toEqual({ name: 'pattern', wordLetters: '' });
    expect(wordsOf({}, { type: 'text', analyzer: 'standard' })).toBeUndefined();
    expect(wordsOf({}, { type: 'text' })).toBeUndefined();
    expect(wordsOf({}, { type: 'keyword', analyzer: 'pattern' })).toBeUndefined();
  });

  it('are none of one way when searches use another', () => {
    const field = { type: 'text', analyzer: 'pattern', search_analyzer: 'standard' };
    expect(wordsOf({}, field)).toEqual({ name: 'pattern', wordLetters: null });
  });

  it('are those of names of cmdlets in logged scripts', () => {
    expect(ecsSchema().fields.get('powershell.file.script_block_text')).toMatchObject({
      type: 'text',
      analyzer: { wordLetters: '-' },
    });
  });
});

describe('fields that ECS lacks', () => {
  it.each([
    ['okta.event_type', 'Okta'],
    ['winlog.event_data.TargetImage', 'Windows'],
    ['process.Ext.token.integrity_level_name', 'Elastic Defend'],
    ['process.name.caseless', 'Elastic Defend'],
    ['blocklist_label', 'machine learning of Elastic'],
    ['event.oucome', null],
    ['okta', null],
    ['Ext.x', null],
    ['datastream.dataset', null],
    ['constructor.name', null],
    ['', null],
  ])('are those of an integration: %s', (field, integration) => {
    expect(integrationOf(field)).toBe(integration);
  });
});
