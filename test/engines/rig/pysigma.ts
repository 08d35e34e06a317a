import { engineFolder, firstLine, InstallError, runTool } from './install.ts';
import { PINS } from './pins.ts';

const NO_PYTHON = `pySigma needs Python ${PINS.pysigma.python} or later with the venv module, as python3 on the search path`;

/** Makes a virtual environment in `.engines/pysigma` and installs pySigma with its backends, unless they stand there. */
export function installPysigma(): void {
  const folder = engineFolder('pysigma');
  const python = `${folder}/bin/python`;
  if (Object.entries(PINS.pysigma.packages).every(([name, version]) => installed(python, name) === version)) return;
  if (firstLine(python, ['--version']) === null) {
    if (
      firstLine('python3', [
        '-c',
        `import sys, venv; sys.exit(sys.version_info < (${PINS.pysigma.python.replace('.', ', ')}))`,
      ]) === null
    )
      throw new InstallError(NO_PYTHON);
    runTool('python3', ['-m', 'venv', folder], NO_PYTHON);
  }
  const wanted = Object.entries(PINS.pysigma.packages).map(([name, version]) => `${name}==${version}`);
  runTool(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted], NO_PYTHON);
}

function installed(python: string, name: string): string | null {
  return firstLine(python, ['-c', `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`]);
}
