import { describe, expect, it } from 'vitest';
import { detection, losses, refusals } from './support.ts';

const linux = 'process where host.os.type == "linux" and event.type == "start" and';

describe('the portable taxonomy', () => {
  it('tests both separators where the product is not known', () => {
    expect(detection('process where event.type == "start" and process.name : "x"', { taxonomy: 'sigma' })).toBe(
      "selection:\n    Image|endswith:\n        - '/x'\n        - '\\x'\ncondition: selection",
    );
  });

  it('turns absence of a name into absence of the path', () => {
    expect(detection(`${linux} process.name == null`, { taxonomy: 'sigma' })).toBe(
      'selection:\n    Image: null\ncondition: selection',
    );
  });

  it('reports what is left to the log source and what a field does not hold', () => {
    expect(losses(`${linux} process.executable == "/a" and process.args == "b"`, { taxonomy: 'sigma' })).toEqual([
      'sigma-log-source-implied may-match-more',
      'sigma-log-source-implied may-match-more',
      'sigma-log-source-implied may-match-more',
      'sigma-array-joined may-match-more',
    ]);
  });

  it('refuses fields and tests without a portable form, and drops them only on request', () => {
    const query = `${linux} process.executable == "/a" and process.args_count > 3`;
    expect(refusals(query, { taxonomy: 'sigma' })).toEqual(['sigma-no-field-name']);
    expect(losses(query, { taxonomy: 'sigma', dropUnsayable: true })).toContain('sigma-conjunct-dropped may-match-more');
    expect(refusals(`${linux} user.id == "1000"`, { taxonomy: 'sigma' })).toEqual(['sigma-no-field-value']);
    expect(refusals(`${linux} not process.args_count > 3`, { taxonomy: 'sigma', dropUnsayable: true })).toEqual([
      'sigma-no-field-name',
    ]);
  });

  it('leaves event types inside alternatives without a name', () => {
    expect(refusals('process where event.type == "start" or user.name == "a"', { taxonomy: 'sigma' })).toEqual([
      'sigma-no-field-name',
    ]);
  });
});

describe('a field that events of the log source do not have', () => {
  const dns = 'network where host.os.type == "windows" and dns.question.name : "x.test" and';
  const access = 'process where host.os.type == "windows" and event.code == "10" and';
  const load = 'library where host.os.type == "windows" and';

  it.each([
    `${dns} destination.port == 53`,
    `${dns} not process.parent.name : "a"`,
    'network where host.os.type == "linux" and event.type == "start" and process.parent.pid == 1',
    'file where host.os.type == "windows" and event.type == "creation" and registry.path : "a"',
    'registry where host.os.type == "windows" and destination.ip == "1.2.3.4"',
    `${load} registry.path : "a"`,
    `${access} process.parent.executable : "a"`,
  ])('has no name there: %s', (eql) => {
    expect(refusals(eql, { taxonomy: 'sigma' })).toContain('sigma-no-field-name');
    expect(refusals(eql)).toEqual([]);
  });

  it('cannot join events', () => {
    const eql = `sequence by destination.ip with maxspan=1m [${dns} true] [network where host.os.type == "windows" and event.type == "start"]`;
    expect(refusals(eql, { taxonomy: 'sigma' })).toContain('sigma-no-field-name');
  });

  it('may be left out where that is asked for', () => {
    const options = { taxonomy: 'sigma', dropUnsayable: true } as const;
    expect(detection(`${dns} destination.port == 53`, options)).toBe("selection:\n    QueryName: 'x.test'\ncondition: selection");
    expect(losses(`${dns} destination.port == 53`, options)).toContain('sigma-conjunct-dropped may-match-more');
  });

  it('may have another name: a process that reaches for another is its source', () => {
    expect(detection(`${access} process.name : "a.exe"`, { taxonomy: 'sigma' })).toContain("SourceImage|endswith: '\\a.exe'");
    expect(detection(`${load} process.name : "a.exe"`, { taxonomy: 'sigma' })).toContain("Image|endswith: '\\a.exe'");
  });
});
