import { engineFolder, firstLine, InstallError, runTool } from './install.ts';
import { PINS } from './pins.ts';

/** Virtual environments: pySigma that converts, pySigma that reads and validates, the prover that judges ours, and ClickHouse. */
type Environment = 'pysigma' | 'pysigma-reader' | 'z3' | 'chdb';

/** The Python of an environment. */
export function pythonOf(environment: Environment): string {
  return `${engineFolder(environment)}/bin/python`;
}

/** Makes a virtual environment in `.engines` and installs its packages, unless they stand there. */
export function installPython(environment: Environment): void {
  const { python: least, packages } = PINS[environment];
  const python = pythonOf(environment);
  if (Object.entries(packages).every(([name, version]) => installed(python, name) === version)) return;
  const missing = `${environment} needs Python ${least} or later with the venv module, as python3 on the search path`;
  if (firstLine(python, ['--version']) === null) {
    const isOld = `import sys, venv; sys.exit(sys.version_info < (${least.replace('.', ', ')}))`;
    if (firstLine('python3', ['-c', isOld]) === null) throw new InstallError(missing);
    runTool('python3', ['-m', 'venv', engineFolder(environment)], missing);
  }
  const wanted = Object.entries(packages).map(([name, version]) => `${name}==${version}`);
  runTool(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted], missing);
}

function installed(python: string, name: string): string | null {
  return firstLine(python, ['-c', `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`]);
}
