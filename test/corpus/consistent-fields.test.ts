import { describe, expect, it } from 'vitest';
import { makeConsistent } from '../../corpus/events/consistent-fields.ts';

const reading =
  (...fields: readonly string[]) =>
  (field: string): boolean =>
    fields.includes(field);

describe('an event whose rule reads one of two fields that tell the same', () => {
  it('has the program first in a command line made of its arguments', () => {
    const event = { process: { name: 'curl', args: ['-T', 'x'], command_line: 'old' } };
    expect(makeConsistent(event, reading('process.args'), event)).toMatchObject({ process: { command_line: 'curl -T x' } });
    const begun = { process: { name: 'curl', args: ['/usr/bin/curl', '-T'], command_line: 'old' } };
    expect(makeConsistent(begun, reading('process.args'), begun)).toMatchObject({
      process: { command_line: '/usr/bin/curl -T' },
    });
  });

  it('has a path with the extension, and a name to it', () => {
    const event = { file: { name: 'a.log', path: '/tmp/a.log', extension: 'so' } };
    expect(makeConsistent(event, reading('file.extension'), event)).toEqual({
      file: { name: 'a.so', path: '/tmp/a.so', extension: 'so' },
    });
    expect(makeConsistent(event, reading('file.extension', 'file.path'), event)).toEqual(event);
  });

  it('has a registry path that ends in the value', () => {
    const event = { registry: { value: 'Run', path: 'HKLM\\Software\\Old' } };
    expect(makeConsistent(event, reading('registry.value'), event)).toMatchObject({ registry: { path: 'HKLM\\Software\\Run' } });
  });

  it('stays as it is where the rule reads both', () => {
    const event = { process: { name: 'sh', executable: '/bin/bash', args: ['x'], command_line: 'y' } };
    const both = reading('process.name', 'process.executable', 'process.args', 'process.command_line');
    expect(makeConsistent(event, both, event)).toEqual(event);
  });
});
