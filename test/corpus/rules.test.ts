import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../corpus/index.ts';
import { PID_FILE_QUERY } from './support.ts';

describe('the built-in rule', () => {
  const document = parse(BUILT_IN_RULES[0].text);

  it('holds the facts of the published rule', () => {
    expect(document['rule']).toMatchObject({
      name: 'Process Started from Process ID (PID) File',
      rule_id: '3688577a-d196-11ec-90b0-f661ea17fbce',
      index: ['logs-endpoint.events.*', 'endgame-*'],
      severity: 'high',
      risk_score: 73,
      from: 'now-9m',
      interval: '5m',
      version: 103,
      query: `${PID_FILE_QUERY}\n`,
    });
  });
});
