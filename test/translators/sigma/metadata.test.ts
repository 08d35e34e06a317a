import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RuleMeta, Threat } from '../../../src/ir/index.ts';
import type { SigmaOptions } from '../../../translators/sigma/index.ts';
import { printed, translate } from './support.ts';

function tree(meta: Partial<RuleMeta>, options: Partial<SigmaOptions> = {}) {
  return parse(printed('any where a == "x"', options, meta));
}

function threat(tactic: string, name: string, ...techniques: readonly string[]): Threat {
  return {
    framework: 'MITRE ATT&CK',
    tactic: { id: tactic, name, reference: null },
    techniques: techniques.map((id) => ({ id, name: id, reference: null, subtechniques: [] })),
  };
}

const UUID = '12345678-1234-1234-1234-123456789abc';

describe('metadata in Sigma', () => {
  it('makes the id from taxonomy and rule id alone, so that it survives a change of the rule', () => {
    const id = tree({ id: UUID, name: 'a' }).id;
    expect(tree({ id: UUID, name: 'b', version: 2 }).id).toBe(id);
    expect(tree({ id: UUID }, { taxonomy: 'ecs', attackVersion: 18 }).id).toBe(id);
    expect(tree({ id: 'other' }).id).not.toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('makes the id from the name, else from the query, when there is no rule id', () => {
    expect(tree({ name: 'n' }).id).toBe(parse(printed('any where b == "y"', {}, { name: 'n' })).id);
    expect(tree({}).id).not.toBe(parse(printed('any where b == "y"')).id);
  });

  it('relates to the rule id only when that is a UUID', () => {
    expect(tree({ id: UUID.toUpperCase() }).related).toEqual([{ id: UUID, type: 'derived' }]);
    expect(tree({ id: `${UUID}0` }).related).toBeUndefined();
    expect(tree({ id: `${UUID}0` }).elastic.rule_id).toBe(`${UUID}0`);
  });

  it('always has a title, of at most 256 characters', () => {
    expect(tree({ name: '  Two \n words ' }).title).toBe('Two words');
    expect(tree({ id: 'r1' }).title).toBe('Elastic rule r1');
    expect(tree({}).title).toBe('EQL query');
    expect([...tree({ name: '😀'.repeat(300) }).title]).toHaveLength(256);
  });

  it('maps severity, and building blocks to a level that never alerts', () => {
    expect(tree({ severity: 'critical' }).level).toBe('critical');
    expect(tree({ severity: 'high', buildingBlock: true })).toMatchObject({
      level: 'informational',
      elastic: { severity: 'high' },
    });
    expect(tree({}).level).toBeUndefined();
  });

  it('keeps deprecated rules deprecated', () => {
    expect(tree({ maturity: 'deprecated' }, { status: 'test' }).status).toBe('deprecated');
    expect(tree({ maturity: 'production' }, { status: 'test' }).status).toBe('test');
  });

  it('leaves out links to ATT&CK and repeated links', () => {
    const references = ['https://attack.mitre.org/techniques/T1059/', 'https://a.example/', 'https://a.example/'];
    expect(tree({ references }).references).toEqual(['https://a.example/']);
    expect(tree({ references: references.slice(0, 1) }).references).toBeUndefined();
  });

  it('writes false positives as sentences, Unknown when there are none', () => {
    expect(tree({ falsePositives: ['admins\n do this.', 'x', ''] }).falsepositives).toEqual(['Admins do this.']);
    expect(tree({}).falsepositives).toEqual(['Unknown']);
  });

  it('writes dates with dashes and drops a modification on the first day', () => {
    expect(tree({ created: '2023/05/12', updated: '2024-01-02' })).toMatchObject({ date: '2023-05-12', modified: '2024-01-02' });
    expect(tree({ created: '2023-05-12', updated: '2023-05-12' }).modified).toBeUndefined();
    expect(tree({ created: '12.5.2023' }).date).toBeUndefined();
  });

  it('names licences by SPDX', () => {
    expect(tree({ license: 'Elastic License v2' }).license).toBe('Elastic-2.0');
    expect(tree({ license: 'Something else' }).license).toBe('Something else');
  });

  it('notes the guide that it leaves out', () => {
    const translation = translate('any where a == "x"', {}, { investigationGuide: '# Look' });
    expect(translation.status === 'exact' && translation.notes.map(({ code }) => code)).toContain('sigma-metadata-left-out');
  });
});

describe('ATT&CK tags', () => {
  it('carry the names of version 19 by default and of 18 on request', () => {
    const threats = [threat('TA0005', 'Defense Evasion', 'T1036')];
    expect(tree({ threats }).tags).toEqual(['attack.stealth', 'attack.t1036']);
    expect(tree({ threats }, { attackVersion: 18 }).tags).toEqual(['attack.defense-evasion', 'attack.t1036']);
  });

  it('are made of ids only; what is none is noted', () => {
    const threats = [threat('TA0002', 'Execution', 't1059', '....', 'yes', 'T1059.1', 'T10590'), threat('x', 'Impact')];
    expect(tree({ threats }).tags).toEqual(['attack.execution', 'attack.t1059']);
    const translation = translate('any where a == "x"', {}, { threats });
    const notes = translation.status === 'exact' ? translation.notes : [];
    expect(notes.filter(({ code }) => code === 'sigma-metadata-left-out').map(({ message }) => message)).toEqual(
      ['....', 'yes', 'T1059.1', 'T10590', 'x'].map((id) => `"${id}" is no ATT&CK id, so it becomes no tag`),
    );
  });

  it('have no words of a tactic that may be anything', () => {
    expect(tree({ threats: [threat('TA9999', '...', 'T1059')] }).tags).toEqual(['attack.t1059']);
  });

  it('move techniques that version 19 numbers otherwise, with their tactic, and say so', () => {
    const threats = [threat('TA0005', 'Defense Evasion', 'T1562')];
    const translation = translate('any where a == "x"', {}, { threats });
    expect(tree({ threats }).tags).toEqual(['attack.defense-impairment', 'attack.t1685']);
    const notes = translation.status === 'exact' ? translation.notes : [];
    expect(notes.filter(({ code }) => code === 'sigma-attack-moved').map(({ message }) => message)).toEqual([
      'T1562 is T1685 in ATT&CK v19',
      'techniques of TA0005 belong to TA0112 in ATT&CK v19',
    ]);
  });

  it('keep both tactics when a block mixes techniques that moved with others', () => {
    expect(tree({ threats: [threat('TA0005', 'Defense Evasion', 'T1036', 'T1070.001')] }).tags).toEqual([
      'attack.stealth',
      'attack.defense-impairment',
      'attack.t1036',
      'attack.t1685.005',
    ]);
  });

  it('decide by id, so that a document of version 19 can be tagged for 18', () => {
    expect(tree({ threats: [threat('TA0112', 'Defense Impairment', 'T1685')] }, { attackVersion: 18 }).tags).toEqual([
      'attack.defense-evasion',
      'attack.t1562.001',
    ]);
  });

  it('take the name of a tactic nobody knows, and never what the schema forbids', () => {
    expect(tree({ threats: [threat('TA9999', 'New Thing'), threat('TA9998', "It's: odd", 'T1 x')] }).tags).toEqual([
      'attack.new-thing',
    ]);
  });
});
