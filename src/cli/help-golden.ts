/** What `--help` says below the options of the commands for golden events. */
export const GOLDEN_HELP = {
  test: `
RULE: see eqlibrium --help.

A golden file is YAML, with one case or several in each document, or NDJSON, with a case a line:

  rule: 1a2b...                  the id of the rule, its name or the name of its file; rules: a list of them
  cases:
    - why: started under its own name
      expected: match            or: no match; without it, match
      event: { event.category: process, process.name: nc }
    - expected: no match
      timeline:                  events that belong together; events: a list of which each stands alone
        - { "@timestamp": 2026-01-15T12:00:00Z, host.id: a }
        - { "@timestamp": 2026-01-15T12:00:09Z, host.id: b }

expected: [id, id] says that these rules match, and no other rule of the run. A line of NDJSON that says only
{"rule": ...} holds for those behind it. What match prints and what corpus prints are golden events too.
docs/golden.md has all of it.

Each rule is judged by the oracle of its language; where the matcher that match runs says otherwise, that is told.
Sigma rules and events of Windows logs are seen as match sees them. With --pipeline or --field the golden events
have the new names, and the matcher judges alone.

Printed is a line for each expectation that is not met, with the reason below, the rules that are not read and why,
those without golden events, and the counts. --json prints { failures, matcherDiffers, untested, unread,
files, summary }. The exit code is 1 when an expectation is not met, and 2 when a rule, a golden file or an event
cannot be read, names a rule that is not there, or holds no event (3: a rule is refused). --update writes nothing
then; comments, order and spelling of files stay.

  eqlibrium test rules/ --events golden/
  eqlibrium test rules/ --events golden/ --strict --junit golden.xml
  eqlibrium test rules/nc.yml --events golden/ --partial
  eqlibrium match rules/ monday.ndjson > golden/monday.ndjson
  eqlibrium test rules/ --events golden/ --update`,

  freeze: `
RULE: see eqlibrium --help.

For each condition of a rule events are found on which it alone decides, once in each way; for each value and each
pattern one of its own, and values at the edges. Of sequences and samples these are timelines. Each says what it
pins down, and the oracle of the rule says the same of each. What is not reached stands at the end of the file.

A file is called as its rule is and holds its id; test replays it without this command. The same rule gives
the same bytes. A file that nobody touched since it was frozen is written anew; one that somebody edited, or that
is of another rule, stays (exit code 2) unless --force is given. A rule that no event pins down gets no file.

  eqlibrium freeze rules/ --out golden
  eqlibrium freeze rules/nc.yml --out golden && git diff golden
  eqlibrium freeze rules/ --out golden && eqlibrium test rules/ --events golden`,
} as const;
