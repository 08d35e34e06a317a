import { expect, it } from 'vitest';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { generateCorpus } from '../../src/api/generate-corpus.ts';
import { parse } from '../../src/api/parse.ts';

const TOOLS = ['service', 'chkconfig', 'systemctl'];
const WORDS = ['iptables', 'ip6tables', 'firewalld', 'agentd'];

/** Each selection shares its tool with others, so that hardly an arm of one fails while another selection holds. */
function rule(): string {
  const selections = TOOLS.flatMap((tool) =>
    WORDS.map(
      (word) =>
        `    s_${tool}_${word}:\n        Image|endswith: '/${tool}'\n        CommandLine|contains|all: [${word}, stop, '${tool}']\n`,
    ),
  );
  return `title: T\nlogsource: {product: linux}\ndetection:\n${selections.join('')}    condition: 1 of s_*\n`;
}

it('a rule of a dozen selections that share their tests has its corpus soon', { timeout: 30_000 }, () => {
  const [read] = parse(rule()).rules;
  if (read?.meaning.ok !== true) throw new Error('not read');
  const events = [...generateCorpus({ syntax: read.syntax, ...read.meaning.value } as CheckableRule, { events: 60 })];
  expect(events).toHaveLength(60);
  expect(new Set(events.map(({ expected }) => expected))).toEqual(new Set([true, false]));
});
