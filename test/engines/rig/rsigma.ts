import { engineFolder, firstLine, runTool } from './install.ts';
import { PINS } from './pins.ts';

/** Builds rsigma with cargo into `.engines/rsigma`, unless that version stands there. */
export function installRsigma(): void {
  const { crate, version, cargoArguments, environment } = PINS.rsigma;
  const folder = engineFolder('rsigma');
  if (firstLine(`${folder}/bin/rsigma`, ['--version']) === `rsigma ${version}`) return;
  runTool(
    'cargo',
    ['install', crate, '--version', version, ...cargoArguments, '--root', folder, '--force'],
    'rsigma is built with cargo, which is not installed: see https://rustup.rs',
    environment,
  );
}
