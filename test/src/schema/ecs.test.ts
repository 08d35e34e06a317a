import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packNames, unpackNames } from '../../../src/schema/front-coding.ts';
import { ecsSchema } from '../../../src/schema/index.ts';
import { generateEcs } from '../../../src/scripts/generate-ecs.ts';

describe('the default schema', () => {
  it('is generated from @elastic/ecs, byte for byte', () => {
    const written = readFileSync(new URL('../../../src/schema/ecs.generated.ts', import.meta.url), 'utf8');
    expect(written).toBe(generateEcs());
  });

  it.each([
    ['@timestamp', 'date', null],
    ['event.category', 'keyword', 1024],
    ['process.executable', 'keyword', 1024],
    ['process.command_line', 'wildcard', null],
    ['process.command_line.text', 'match_only_text', null],
    ['user.id', 'keyword', 1024],
    ['process.pid', 'long', null],
    ['source.ip', 'ip', null],
    ['process.code_signature.trusted', 'boolean', null],
    ['dll.Ext.relative_file_creation_time', 'double', null],
  ])('knows %s as %s', (name, type, ignoreAbove) => {
    expect(ecsSchema().fields.get(name)).toEqual({ type, ignoreAbove, nullValue: null, exactSubfield: null, origin: 'mapping' });
  });

  it('is built once', () => {
    expect(ecsSchema()).toBe(ecsSchema());
  });
});

describe('front coding', () => {
  it('says only what differs from the name before', () => {
    expect(packNames(['a.b.c', 'a.b.d', 'a.e', 'f'])).toBe('0a.b.c 2d 1e\n0f');
  });

  it('gives the same names back', () => {
    const names = ['a', 'a.b', 'a.b.c', 'b.a', '@timestamp', 'x.1', '__proto__.constructor'].sort();
    expect(unpackNames(packNames(names))).toEqual(names);
  });
});
