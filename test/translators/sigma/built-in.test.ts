import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../corpus/rules/index.ts';
import { readDocuments } from '../../../src/documents/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { KNOWN_LANGUAGES } from '../../../src/languages/index.ts';
import { source } from '../../../src/source/index.ts';
import { type SigmaOptions, sigma } from '../../../translators/sigma/index.ts';

function builtIn(options: Partial<SigmaOptions>) {
  const [{ text }] = BUILT_IN_RULES;
  const [document] = readDocuments(source(text), KNOWN_LANGUAGES).documents;
  if (document === undefined) throw new Error('the built-in rule cannot be read');
  const analysis = analyzeEql(document.query, { meta: document.meta });
  if (!analysis.ok) throw new Error('the built-in rule cannot be understood');
  return sigma.translate(analysis.value.rule, options);
}

const EXECUTABLE = "'^/[Vv][Aa][Rr]/[Rr][Uu][Nn]/[0-9A-Z_a-z]+\\.([Pp][Ii][Dd]|[Ll][Oo][Cc][Kk]|[Rr][Ee][Bb][Oo][Oo][Tt])$'";

/** The whole document, as a person would write it; only id, taxonomy and what is asked of an event differ. */
function document(id: string, taxonomy: string, selection: string): string {
  return `title: Process Started from Process ID (PID) File
id: ${id}
related:
    - id: 3688577a-d196-11ec-90b0-f661ea17fbce
      type: derived
${taxonomy}status: test
description: Finds a program that root starts out of /var/run although its file is named like a PID, lock or reboot marker. Such files hold a number or nothing at all and are never meant to be executed; implants such as BPFDoor choose these names to hide among the markers that real daemons leave in this memory-backed directory.
license: Elastic-2.0
references:
    - https://www.sandflysecurity.com/blog/linux-file-masquerading-and-malicious-pids-sandfly-1-2-6-update/
    - https://twitter.com/GossiTheDog/status/1522964028284411907
    - https://exatrack.com/public/Tricephalic_Hellkeeper.pdf
    - https://www.elastic.co/security-labs/a-peek-behind-the-bpfdoor
author: Elastic
date: '2022-05-11'
tags:
    - attack.execution
    - attack.t1059
logsource:
    category: process_creation
    product: linux
detection:
    selection:
${selection}
    condition: selection
falsepositives:
    - Unknown
level: high
elastic:
    rule_id: 3688577a-d196-11ec-90b0-f661ea17fbce
    version: 103
    risk_score: 73
    maturity: production
    indices:
        - logs-endpoint.events.*
        - endgame-*
    tags:
        - Elastic
        - Host
        - Linux
        - Threat Detection
        - Execution
        - BPFDoor
        - Elastic Endgame
    schedule:
        interval: 5m
        from: now-9m
        max_signals: 100
    query_digest: cd62897c-506d-5b13-b5d6-8ef2f564d5d0
`;
}

describe('the built-in rule in Sigma', () => {
  it('is exact under its own field names', () => {
    const translation = builtIn({ status: 'test' });
    expect(translation.status).toBe('exact');
    expect(translation.status === 'exact' && sigma.print(translation.artifact)).toBe(
      document(
        '1d0d0307-d7a0-5536-aa09-4b78fbb3bba9',
        'taxonomy: ecs\n',
        `        event.category|cased: 'process'
        event.type|cased: 'start'
        user.id: '0'
        process.executable|re: ${EXECUTABLE}`,
      ),
    );
  });

  it('states each lossy step under the portable names', () => {
    const translation = builtIn({ status: 'test', taxonomy: 'sigma' });
    expect(translation.status === 'lossy' && sigma.print(translation.artifact)).toBe(
      document('17995718-85cc-53a5-ad5a-f4cd39cf7286', '', `        User: 'root'\n        Image|re: ${EXECUTABLE}`),
    );
    expect(translation.status === 'lossy' && translation.losses.map(({ code, effect }) => `${code} ${effect}`)).toEqual([
      'sigma-log-source-implied may-match-more',
      'sigma-log-source-implied may-match-more',
      'sigma-field-renamed may-match-more',
      'sigma-log-source-guessed by-engine',
    ]);
  });
});
