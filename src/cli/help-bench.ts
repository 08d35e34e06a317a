/** What `--help` says below the options of `bench`. */
export const BENCH_HELP = {
  bench: `
With rules and events, each matcher runs as a whole process over all of them. What it finds is compared with a full
scan first; who answers otherwise is shown with the difference and not timed. Each peer gets beside it our own time
over the rules that it takes. Seconds are those of the processor.

Peers (--peer, may be said several times):
  rsigma[=PATH]       a Sigma engine in Rust, over the Sigma that is printed and events as an index holds them;
                      a release build (npm run engines:install -- --only rsigma-release, or the one on the path):
                      the one that tests install is never timed; the page says which it was
  rsigma-routed[=PATH]
                      the same, with --logsource-routing by the product of each event
  module              JSON.parse of every line, then the module that translate --to js --bundle prints
  python-eql[=PYTHON] the engine of eql from PyPI, over rules in EQL
  ripgrep[=PATH]      counts the lines that hold what the rules need
  jq[=PATH]           parses every line
  'CMD {rules} {events}'
                      any program, without a shell; it prints a match a line, as match --ids does, or a number

Examples:
  eqlibrium bench --quick
  eqlibrium bench rules/ events.ndjson --peer rsigma --html bench.html
  eqlibrium bench rules/ events.ndjson --json new.json --baseline old.json
  eqlibrium bench rule.eql events.ndjson --peer 'grep -c vssadmin {events}'`,
} as const;
