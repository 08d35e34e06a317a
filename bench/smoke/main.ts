import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeHost } from '../../src/cli/node-host.ts';
import { loadContestRules } from '../contest/index.ts';
import { everySoMany } from '../every-so-many.ts';
import { madeEvents } from '../full/events.ts';
import { BOUNDS } from './bounds.ts';
import { countWork } from './count-work.ts';

/**
 * `npm run bench:smoke`: rules over events, for who wants to know that matching answers right and does no more work than it did, on a machine whose
 * clock says nothing. The public rules stand beside the checkout (`EQLIBRIUM_SHARED`).
 */
const shared = process.env['EQLIBRIUM_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const { rules } = await loadContestRules([join(shared, 'rules/elastic-detection-rules')], {}, createNodeHost());
const singles = rules.filter(({ rule }) => rule.plan.kind === 'single');
const lines = madeEvents(everySoMany(singles, Math.ceil(singles.length / 10)));
let faults = 0;
for (const { name, oneRuleIn, events, most } of BOUNDS) {
  const chosen = everySoMany(singles, Math.ceil(singles.length / oneRuleIn)).flatMap(({ ready }) =>
    'plan' in ready ? [] : [ready],
  );
  const ndjson = `${lines.slice(0, events).join('\n')}\n`;
  const [quick, full] = [countWork(chosen, ndjson, false), countWork(chosen, ndjson, true)];
  const right = JSON.stringify(quick.pairs) === JSON.stringify(full.pairs);
  const within = quick.parsed <= most.parsed && quick.asked <= most.asked;
  if (!right || !within || quick.pairs.length === 0) faults++;
  process.stdout.write(
    `${name}: ${chosen.length} rules, ${events} events, ${quick.pairs.length} matches${right ? '' : `, where a full scan finds ${full.pairs.length}: WRONG`}; ` +
      `${quick.parsed} lines parsed (at most ${most.parsed}), ${quick.asked} times a rule or a leaf asked (at most ${most.asked})${within ? '' : ': MORE WORK'}\n`,
  );
}
process.exitCode = faults === 0 ? 0 : 1;
