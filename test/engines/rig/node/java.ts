import { readdirSync } from 'node:fs';
import { firstLine, InstallError } from '../install.ts';

/** Where systems put the Java they install, beside what the environment names. */
const FOLDERS = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/Library/Java/JavaVirtualMachines'];

/**
 * The program `java` of a JDK (the launcher is compiled when it starts) of at least the version asked for: what
 * `EQLIBRIUM_JAVA` or `JAVA_HOME` name, the one on the search path, then those the system has installed.
 */
export function findJava(least: number): string {
  for (const java of candidates()) if ((javaVersion(java) ?? 0) >= least) return java;
  throw new InstallError(
    `needs a JDK of Java ${least} or later, and there is none: install one (package openjdk-${least}-jdk-headless or the like), or name its folder in JAVA_HOME`,
  );
}

function* candidates(): Generator<string> {
  for (const home of [process.env['EQLIBRIUM_JAVA'], process.env['JAVA_HOME']]) if (home) yield `${home}/bin/java`;
  yield 'java';
  for (const folder of FOLDERS) {
    for (const name of entries(folder)) {
      yield `${folder}/${name}/bin/java`;
      yield `${folder}/${name}/Contents/Home/bin/java`;
    }
  }
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The feature release of a JDK; null when it is missing, or has no compiler. */
function javaVersion(java: string): number | null {
  const line = firstLine(java, ['--version']);
  const version = line === null ? null : (/ (\d+)[.\d]*/.exec(line)?.[1] ?? null);
  if (version === null || firstLine(java, ['--describe-module', 'jdk.compiler']) === null) return null;
  return Number(version);
}
