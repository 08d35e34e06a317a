import { check, compile, parse, translate } from '../../../src/index.ts';

const query = 'process where process.name : ("nc", "ncat*") and not user.name == "svc"';

const sigma = translate(query, 'sigma'); // { status: 'exact', text, notes } | lossy, with losses | refused, with reasons
const predicate = compile(query); // { ok: true, value: (event) => boolean } | { ok: false, problems }; of a sequence: compileMatcher

const [rule] = parse(query).rules; // any form a rule is published in, and problems with their places
if (!rule?.meaning.ok) throw new Error('the rule was not accepted');
const report = await check([{ syntax: rule.syntax, ...rule.meaning.value }], { events: 500 });

export { predicate, report, sigma };
