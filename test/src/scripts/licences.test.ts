import { expect, it } from 'vitest';
import { licencesOf } from '../../../src/scripts/licences.ts';
import { ROOT } from '../../support/source-tree.ts';

it('names the packages that generated files are parts of, as those that are bundled whole', () => {
  const modules = [
    'src/pattern/refa.generated.ts',
    'translators/sigma/yaml.generated.ts',
    'node_modules/uuid/dist/v5.js',
    'src/index.ts',
  ];
  const text = licencesOf(modules.map((file) => `${ROOT}/${file}`));
  expect(
    text
      .match(/^\S+ \d+\.\d+\.\d+ \(\S+\)$/gm)
      ?.map((line) => line.split(' ')[0])
      .sort(),
  ).toEqual(['refa', 'uuid', 'yaml']);
  expect(text).toContain('Michael Schmidt');
  expect(text).toContain('Eemeli Aro');
});
