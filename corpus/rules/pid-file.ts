/**
 * The built-in rule as a document in the layout of detection-rules TOML. The facts (query, name, numbers, identifiers,
 * indices, links) are those of the published rule, version 103; description and guide are our own words.
 */
export const PID_FILE_RULE = `[metadata]
creation_date = "2022/05/11"
integration = ["endpoint"]
maturity = "production"

[rule]
author = ["Elastic"]
description = """
Finds a program that root starts out of /var/run although its file is named like a PID, lock or reboot marker. Such files
hold a number or nothing at all and are never meant to be executed; implants such as BPFDoor choose these names to hide
among the markers that real daemons leave in this memory-backed directory.
"""
from = "now-9m"
index = ["logs-endpoint.events.*", "endgame-*"]
interval = "5m"
language = "eql"
license = "Elastic License v2"
max_signals = 100
name = "Process Started from Process ID (PID) File"
note = """## How to look into a match

- Read the file that was executed: a genuine marker is a few bytes of digits, so a large file or an ELF header settles the matter.
- Walk up the process tree to what wrote and started it (a shell, a cron job, a web server, a container runtime), and down to its children.
- List /var/run for other markers of unusual size, owner or mode, and compare them with the daemons that really run on the host.
- Look the hash up in the intelligence sources you trust, then search the other hosts for the same hash and the same file name.
- Raw sockets held by the process, or packet filters attached to them, point to a passive backdoor.
"""
references = [
    "https://www.sandflysecurity.com/blog/linux-file-masquerading-and-malicious-pids-sandfly-1-2-6-update/",
    "https://twitter.com/GossiTheDog/status/1522964028284411907",
    "https://exatrack.com/public/Tricephalic_Hellkeeper.pdf",
    "https://www.elastic.co/security-labs/a-peek-behind-the-bpfdoor",
]
risk_score = 73
rule_id = "3688577a-d196-11ec-90b0-f661ea17fbce"
severity = "high"
tags = ["Elastic", "Host", "Linux", "Threat Detection", "Execution", "BPFDoor", "Elastic Endgame"]
type = "eql"
version = 103

query = '''
process where event.type == "start" and user.id == "0" and process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""
'''

[[rule.threat]]
framework = "MITRE ATT&CK"

[[rule.threat.technique]]
id = "T1059"
name = "Command and Scripting Interpreter"
reference = "https://attack.mitre.org/techniques/T1059/"

[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
`;
