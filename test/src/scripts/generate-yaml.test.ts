import { expect, it } from 'vitest';
import { generateYaml } from '../../../src/scripts/generate-yaml.ts';
import { YAML_CUTS } from '../../../src/scripts/yaml-cuts.ts';
import { textOf } from '../../support/source-tree.ts';

it.each(YAML_CUTS)('$file is what the installed yaml holds', async (cut) => {
  expect(textOf(cut.file) === (await generateYaml(cut))).toBe(true);
});

it('a member that yaml has no more is an error, not a bigger file', async () => {
  for (const cut of YAML_CUTS) {
    await expect(generateYaml({ ...cut, dropped: { 'nodes/Node.js': ['gone'] }, replaced: {} })).rejects.toThrow(
      'has no member gone',
    );
    await expect(generateYaml({ ...cut, replaced: { 'nodes/Node.js': [[/gone/, '']] } })).rejects.toThrow('has no /gone/');
  }
});
