import { engineFolder, firstLine, runTool } from './install.ts';
import { PINS } from './pins.ts';

/** Builds rsigma with cargo into a folder of that name in `.engines/`, unless that version stands there. */
export function installRsigma(name: 'rsigma' | 'rsigma-release'): void {
  const { crate, version, cargoArguments, environment } = PINS[name];
  const folder = engineFolder(name);
  if (firstLine(`${folder}/bin/rsigma`, ['--version']) === `rsigma ${version}`) return;
  runTool(
    'cargo',
    ['install', crate, '--version', version, ...cargoArguments, '--root', folder, '--force'],
    'rsigma is built with cargo, which is not installed: see https://rustup.rs',
    environment,
  );
}
