/** How much a review runs. */
export const EVENTS_OF_REVIEW = { words: 'events that each changed rule is run over', usual: 200 } as const;

/** What `--help` says below the options of `review`. */
export const REVIEW_HELP = {
  review: `
PATH: a folder or a file in a git repository; what is read of it, and how versions are named, is as for diff --git.
--git HEAD --staged is what a hook asks: what is staged beside the last commit, or beside nothing before the first.

For each rule that changed: what it catches now beside what it caught, proven, with the event that shows it; what
a target refuses or loses now and did not before; whether every engine that runs its translations agrees with the
oracle over generated events. --golden replays golden events over all rules of PATH. What the baseline knows is no
finding.
--fail-on says what makes the exit code bad: unreadable 2; meaning, disagreement and golden 1; refused and lossy 3.
Default: unreadable, disagreement, golden. A rule that catches something else fails with meaning alone.

--summary, --sarif, --annotations and --outputs are what a runner of workflows takes: docs/pull-requests.md. --json
prints { between, changes, findings: [{ kind, rule, file, place, code, message }], checked, golden, failing }.

  eqlibrium review --git main
  eqlibrium review rules/ --git origin/main...HEAD --golden golden/ --baseline known.json --fail-on meaning,lossy
  eqlibrium review rules/ --git HEAD~1 --summary summary.md --sarif review.sarif`,
} as const;
