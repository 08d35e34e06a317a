/** What `--help` says below the options of the commands that look at all events. */
export const PROOF_HELP = {
  prove: `
RULE: see eqlibrium --help.

Each artifact is read back from its text by the reader of its language and compared with the rule: proven equal for
every event that there could be; or differs, with an event for each side that every engine which runs one of the
two has run; or unknown, with the reason and the work spent. Of sequences each item and all that ties them, else a
search over timelines of up to five events and two keys. See docs/proof.md.

A rule that no event can match, or that each does, is told so. --json prints { rules: [{ name, file, holds, proofs:
[{ target, translation, verdict, milliseconds }] }], summary: { rules, pairs, equal, differs, unknown } }, holds
being never, always, sometimes or unknown. The exit code is 1 when an artifact that is called exact differs.

  eqlibrium prove rule.toml
  eqlibrium prove rules/ --target sigma,es-dsl --json`,

  diff: `
A and B: a rule each, or collections (folders, patterns of files, exports), in any form and language; see
eqlibrium --help.

The first words say what A is beside B: equivalent, A is narrower, A is broader, overlap, disjoint or unknown;
then an event for each side, and the metadata that is other: indices, severity, tags, schedule and the rest.
--json prints { relation, meaning, metadata }, relation being these words. The exit code is 1 unless the two are
proven equivalent, so also for unknown.

Of collections each rule has a line with these words, or only in A, only in B, A not understood, B not understood,
not understood. Two rules are one by their ids, then within files of one name by their text or name, or as the
only ones there, then by their names alone. Of a rule and a collection that with its id, text, name or file is
taken. --json prints { a: { path, rules }, b, rules: [{ relation, name, id, a, b, meaning, metadata, problems }],
summary }. The exit code is 2 when a rule is not understood, else 1 unless each has an equivalent one.

--git REV compares the rules of a folder with those at revision REV, those that are not committed yet among
them; A..B compares two revisions, A...B as a pull request does. Rules are known again by their ids, then by
their files, also renamed ones, then by their names. A line for each rule that catches other events (narrower,
broader, overlap, disjoint, unknown: what it is now beside what it was) or has other metadata, that was added,
deleted or renamed, or is not understood any more; the rest is counted, and listed with --verbose. --md prints
Markdown for a pull request, --json { before, after, rules: [{ relation, name, id, before, after, meaning,
metadata, problems }], summary }. The exit code is 2 when a rule is not understood now, else 1 unless each is
proven to catch what it caught.

--pipeline and --field give fields of both sides, or of both versions, other names before they are compared.
--history FILE tells it of every commit of a file, newest first; --json prints { file, versions: [{ commit,
parents, date, subject, file, relation, rules }] }. The exit code is 0. Nothing of a repository is run, fetched
or written.

  eqlibrium diff old/rule.toml new/rule.toml
  eqlibrium diff rule.toml port.yml
  eqlibrium diff rules/ sigma/ --md > comment.md
  eqlibrium diff --git HEAD rules/
  eqlibrium diff --git origin/main...HEAD --md > comment.md
  eqlibrium diff --history rules/netcat.toml`,
} as const;
