import { BUILT_IN_RULES } from '../../corpus/rules/index.ts';

interface Example {
  readonly title: string;
  readonly text: string;
}

/** A rule of each language, and what comes through otherwise than exactly. The first is what the page begins with. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  { title: 'The built-in rule: a PID file that is executed (EQL in TOML)', text: BUILT_IN_RULES[0].text },
  {
    title: 'A tool under several names, but for a service (EQL)',
    text: 'process where event.type == "start" and process.name : ("nc", "ncat*") and not user.name == "svc"\n',
  },
  {
    title: 'A document that starts a shell (Sigma)',
    text: `title: Shell started by an office program
status: test
logsource:
    category: process_creation
    product: windows
detection:
    parent:
        ParentImage|endswith:
            - '\\winword.exe'
            - '\\excel.exe'
    shell:
        Image|endswith:
            - '\\cmd.exe'
            - '\\powershell.exe'
    filter_print:
        CommandLine|contains: 'splwow64'
    condition: parent and shell and not filter_print
level: high
`,
  },
  {
    title: 'A download by a system tool (KQL)',
    text: 'event.category : process and process.name : (certutil.exe or bitsadmin.exe) and process.args : (*http\\://* or *https\\://*) and not user.id : "S-1-5-18"\n',
  },
  {
    title: 'A login, then a new service within a minute (EQL sequence)',
    text: `sequence by host.id with maxspan=1m
  [authentication where event.outcome == "success" and source.ip != "127.0.0.1"]
  [process where event.type == "start" and process.parent.name : "services.exe"]
`,
  },
  {
    title: 'A length that some outputs cannot ask (EQL)',
    text: 'process where process.command_line != null and length(process.command_line) > 4096 and process.name : "powershell.exe"\n',
  },
];
