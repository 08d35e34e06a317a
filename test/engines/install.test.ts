import { describe, expect, it } from 'vitest';
import { findJava } from './rig/node/java.ts';
import { readLock } from './rig/node/lock.ts';
import { isNodeName, NODES } from './rig/node/nodes.ts';

describe('the servers that can be installed', () => {
  it.each(Object.keys(NODES).filter(isNodeName))('%s is pinned file by file', (name) => {
    const files = readLock(name);
    const asked = files.map(({ artifact }) => artifact);
    expect(NODES[name].artifacts.filter((artifact) => !asked.includes(artifact))).toEqual([]);
    expect(files.filter(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256))).toEqual([]);
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
  });

  it('say which Java is missing, and what to do', () => {
    expect(() => findJava(999)).toThrow(/needs a JDK of Java 999 or later.*JAVA_HOME/);
  });
});
