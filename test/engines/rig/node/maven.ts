import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { InstallError, runTool } from '../install.ts';

const NO_MAVEN = 'the artifacts come through Maven, and mvn is not on the search path: install Apache Maven 3.6 or later';
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:2.8';

/**
 * Asks Maven, as it is set up on this machine (its settings, mirrors and proxies), for artifacts and puts their files into
 * a folder: with everything they need, or exactly those named.
 */
export function fetchArtifacts(artifacts: readonly string[], into: string, needs: 'with what they need' | 'alone'): void {
  const folder = mkdtempSync(`${tmpdir()}/eqlibrium-maven-`);
  try {
    writeFileSync(`${folder}/pom.xml`, project(artifacts, needs === 'alone'));
    mkdirSync(into, { recursive: true });
    runTool(
      'mvn',
      ['--quiet', '--batch-mode', '--file', `${folder}/pom.xml`, `${PLUGIN}:copy-dependencies`, `-DoutputDirectory=${into}`],
      NO_MAVEN,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The coordinates of everything that artifacts need, themselves included, as `group:artifact:version`. */
export function resolveArtifacts(artifacts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(`${tmpdir()}/eqlibrium-maven-`);
  try {
    writeFileSync(`${folder}/pom.xml`, project(artifacts, false));
    const list = `${folder}/list`;
    runTool(
      'mvn',
      ['--quiet', '--batch-mode', '--file', `${folder}/pom.xml`, `${PLUGIN}:list`, `-DoutputFile=${list}`],
      NO_MAVEN,
    );
    const lines = readFileSync(list, 'utf8').matchAll(/^\s+([\w.-]+):([\w.-]+):jar:([\w.-]+):(?:compile|runtime)/gm);
    return [...lines].map(([, group, artifact, version]) => `${group}:${artifact}:${version}`).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function project(artifacts: readonly string[], alone: boolean): string {
  const exclusions = alone
    ? '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>'
    : '';
  const dependencies = artifacts.map((coordinates) => {
    const [group, artifact, version] = coordinates.split(':');
    if (!group || !artifact || !version) throw new InstallError(`no coordinates: ${coordinates}`);
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${exclusions}</dependency>`;
  });
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>',
    '<groupId>eqlibrium</groupId><artifactId>engine</artifactId><version>1</version><packaging>pom</packaging>',
    `<dependencies>${dependencies.join('\n')}</dependencies></project>`,
  ].join('\n');
}
