import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ecsValuesOf } from '../../../src/schema/ecs-values.ts';
import { packNames, unpackNames } from '../../../src/schema/field-tree.ts';
import { ecsSchema } from '../../../src/schema/index.ts';
import { generateEcs, generateEcsValues } from '../../../src/scripts/generate-ecs.ts';

describe('the default schema', () => {
  it('is generated from @elastic/ecs, byte for byte', () => {
    const written = readFileSync(new URL('../../../src/schema/ecs.generated.ts', import.meta.url), 'utf8');
    expect(written).toBe(generateEcs());
    const values = readFileSync(new URL('../../../src/schema/ecs-values.generated.ts', import.meta.url), 'utf8');
    expect(values).toBe(generateEcsValues());
  });

  it('knows the values that ECS names for a field', () => {
    expect(ecsValuesOf('event.category')).toContain('process');
    expect(ecsValuesOf('host.os.type')).toEqual(['linux', 'macos', 'unix', 'windows', 'ios', 'android']);
    expect(ecsValuesOf('process.name')).toEqual([]);
    expect(ecsValuesOf('__proto__')).toEqual([]);
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

describe('names as a tree', () => {
  it('says a segment once, and a type where it is not the first one', () => {
    const names = [
      { name: 'a.b.c', type: 1 },
      { name: 'a.b.d', type: 0 },
      { name: 'a.e', type: 2 },
      { name: 'f', type: 0 },
      { name: 'f.g', type: 0 },
    ];
    expect(packNames(names, 0)).toBe('a{b{c:b d} e:c}\nf:a{g}');
  });

  it('gives the same names back', () => {
    const names = ['@timestamp', '__proto__.constructor', 'a', 'a.b', 'a.b.c', 'b.a', 'b.c.d.e', 'x.1'].map((name, at) => ({
      name,
      type: at % 3,
    }));
    expect(unpackNames(packNames(names, 1), 1)).toEqual(names);
  });

  it.each(['a b', 'a{b', 'a..b', 'a:b', ''])('stores no name that it could not give back: %j', (name) => {
    expect(() => packNames([{ name, type: 0 }], 0)).toThrow('a segment cannot be stored');
  });
});
