import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { type CorpusPlan, DEFAULT_END_TIME, generateCorpus, type LabelledEvent, planCorpus } from '../../corpus/index.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Schema } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { parseEql } from '../../src/languages/eql/parse.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { shared } from './shared.ts';

/** A public rule. */
interface PublicRule {
  readonly file: string;
  readonly text: string;
  readonly query: Query;
  readonly schema: Schema;
}

/** Those over single events. */
function publicRules(): readonly PublicRule[] {
  const folder = shared('rules/elastic-detection-rules');
  return globSync('**/*.toml', { cwd: folder })
    .sort()
    .map(readRule)
    .filter(({ query }) => query.body.kind === 'event');
}

function readRule(file: string): PublicRule {
  const rule = parse(readFileSync(`${shared('rules/elastic-detection-rules')}/${file}`, 'utf8'))['rule'];
  const text = typeof rule === 'object' && 'query' in rule ? String(rule['query']) : '';
  const parsed = parseEql(source(text));
  if (!parsed.ok) throw new Error(`${file} does not parse`);
  return { file, text, query: parsed.value, schema: inferSchema(parsed.value, ecsSchema()) };
}

const rules = publicRules();
const planned: readonly { readonly rule: PublicRule; readonly plan: CorpusPlan }[] = rules.map((rule) => ({
  rule,
  plan: planCorpus(questionsOf(rule.query), { events: 0, seed: 1, schema: rule.schema, ...DEFAULT_SEMANTICS }),
}));

/** Rules that no event can match under the default mapping, each with its reason. */
const UNMATCHABLE: Readonly<Record<string, string>> = {
  'rules/windows/discovery_high_number_ad_properties.toml':
    'asks for 2,000 characters of a field that no mapping describes; keywords are indexed up to 1,024',
};

/** Why no event fails a condition while all that stands beside it holds. */
const WHY = {
  exists: 'it asks that a field exist, and a condition beside it asks for its value',
  implied: 'a condition beside it asks for no less',
  repeated: 'the rule says the same twice, and one alone cannot fail',
  contradicted: 'it is part of an exception that another condition of the rule rules out',
  excluded: 'it is part of an exception, and a wider exception holds whenever it does',
} as const;

/** How many conditions of a rule no event fails alone, checked by hand. */
const DEPENDENT: Readonly<Record<string, { readonly conditions: number; readonly why: readonly (keyof typeof WHY)[] }>> = {
  'rules/cross-platform/command_and_control_common_llm_endpoint.toml': { conditions: 1, why: ['exists'] },
  'rules/cross-platform/execution_suspicious_process_execution_by_zoom.toml': { conditions: 1, why: ['implied'] },
  'rules/integrations/o365/discovery_sharepoint_sensitive_term_search.toml': { conditions: 1, why: ['exists'] },
  'rules/linux/command_and_control_dns_query_to_sus_top_level_domain.toml': { conditions: 1, why: ['exists'] },
  'rules/linux/defense_evasion_disable_apparmor_attempt.toml': { conditions: 1, why: ['implied'] },
  'rules/linux/lateral_movement_kubelet_api_connection_attempt_internal_ip.toml': { conditions: 2, why: ['repeated'] },
  'rules/linux/persistence_apt_package_manager_file_creation.toml': { conditions: 2, why: ['excluded'] },
  'rules/linux/persistence_lkm_configuration_file_creation.toml': { conditions: 4, why: ['repeated', 'excluded'] },
  'rules/linux/persistence_pluggable_authentication_module_creation.toml': { conditions: 3, why: ['contradicted', 'excluded'] },
  'rules/linux/privilege_escalation_container_escape_via_kernel_core_pattern.toml': { conditions: 1, why: ['implied'] },
  'rules/windows/command_and_control_common_webservices.toml': { conditions: 1, why: ['exists'] },
  'rules/windows/defense_evasion_communication_apps_suspicious_child_process.toml': { conditions: 1, why: ['implied'] },
  'rules/windows/defense_evasion_proxy_execution_via_msdt.toml': { conditions: 1, why: ['implied'] },
  'rules/windows/defense_evasion_regmod_remotemonologue.toml': { conditions: 4, why: ['repeated'] },
  'rules/windows/discovery_host_public_ip_address_lookup.toml': { conditions: 1, why: ['exists'] },
  'rules/windows/initial_access_suspicious_execution_from_vscode_extension.toml': { conditions: 1, why: ['exists'] },
  'rules/windows/persistence_via_hidden_run_key_valuename.toml': { conditions: 1, why: ['implied'] },
};

describe('the corpus over the public rules', () => {
  it('makes matching events for every rule that can match', () => {
    const without = planned.filter(({ plan }) => plan.matching.length === 0).map(({ rule }) => rule.file);
    console.info(`${rules.length} rules over single events, ${without.length} without matching events: ${without.join(', ')}`);
    expect(without).toEqual(Object.keys(UNMATCHABLE));
  });

  it('makes near misses for every rule', () => {
    expect(planned.filter(({ plan }) => plan.nearMisses.length === 0).map(({ rule }) => rule.file)).toEqual([]);
  });

  it('says why no event matches, naming the condition', () => {
    const told = planned.flatMap(({ rule, plan }) =>
      plan.obstacles.map(({ span, reason }) => [rule.file, rule.text.slice(span.start, span.end).split('(')[0], reason]),
    );
    const reason =
      'no value of winlog.event_data.Properties that is indexed meets it: one of more than 1024 characters counts as missing (ignore_above)';
    expect(told).toEqual([['rules/windows/discovery_high_number_ad_properties.toml', 'length', reason]]);
  });

  it('fails every condition alone, but for those that no event can', () => {
    const gaps = planned.flatMap(({ rule, plan }) => (plan.gaps.length === 0 ? [] : [[rule.file, plan.gaps.length] as const]));
    for (const [file, { conditions, why }] of Object.entries(DEPENDENT))
      console.info(`${file}: ${conditions}, as ${why.map((one) => WHY[one]).join('; ')}`);
    expect(gaps).toEqual(Object.entries(DEPENDENT).map(([file, { conditions }]) => [file, conditions]));
  });

  it('labels events as the oracle judges them', async () => {
    const differences: string[] = [];
    let events = 0;
    let matching = 0;
    for (const rule of rules) {
      const options = { events: 300, seed: 2, schema: rule.schema, maliciousShare: 0.3, ...DEFAULT_SEMANTICS };
      const corpus = [...generateCorpus(questionsOf(rule.query), options)];
      const wrong = await judgedOtherwise(rule, corpus);
      differences.push(...wrong.map((event) => `${rule.file}: ${event.recipe} on ${event.nearMiss}, expected ${event.expected}`));
      events += corpus.length;
      matching += corpus.filter((event) => event.expected).length;
    }
    console.info(`${events} events, ${matching} of them matching`);
    expect(differences).toEqual([]);
  });
});

/** The events that the oracle judges otherwise than their labels. */
async function judgedOtherwise(rule: PublicRule, corpus: readonly LabelledEvent[]): Promise<readonly LabelledEvent[]> {
  const settings: RunSettings = {
    schema: rule.schema,
    semantics: DEFAULT_SEMANTICS,
    now: DEFAULT_END_TIME,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  const loaded = await oracle.load(
    corpus.map((labelled) => labelled.event),
    settings,
  );
  const verdict = await loaded.run(rule.text);
  await loaded.close();
  if (verdict.status !== 'answered') throw new Error(`the oracle does not answer ${rule.file}: ${JSON.stringify(verdict)}`);
  const matched = new Set(verdict.matches.map(([id]) => id));
  return corpus.filter((labelled, id) => matched.has(id) !== labelled.expected);
}
