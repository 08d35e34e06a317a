import { describe, expect, it } from 'vitest';
import { TACTICS, tacticTag } from '../../../../src/ir/index.ts';
import { threatsOf } from '../../../../src/languages/sigma/attack.ts';
import { attackTags } from '../../../../translators/sigma/attack.ts';

describe('tags of ATT&CK', () => {
  it.each([18, 19] as const)('name every tactic of version %s, and are printed as they were read', (version) => {
    for (const names of TACTICS.values()) {
      const tag = `attack.${tacticTag(names[version])}`;
      const threats = threatsOf([tag]);
      expect(threats.map(({ tactic }) => tactic.name)).toEqual([names[version]]);
      expect(attackTags(threats, version).tags).toEqual([tag]);
    }
  });

  it('of two versions that are one tactic have one id', () => {
    const ids = ['attack.defense-evasion', 'attack.stealth', 'attack.defense-impairment'].map(
      (tag) => threatsOf([tag])[0]?.tactic.id,
    );
    expect(ids).toEqual(['TA0005', 'TA0005', 'TA0112']);
  });
});
