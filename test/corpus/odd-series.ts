/** Sequences and samples, each satisfiable, of kinds that public rules do not have. */
export const ODD_SERIES: readonly string[] = [
  // Time.
  'sequence by host.id with maxspan=1ms [process where true] [file where true] [network where true]',
  'sequence by host.id with maxspan=1d [process where process.name == "a"] [process where process.name == "b"]',
  'sequence by host.id, user.name, process.name with maxspan=2h [process where event.type == "start"] [process where event.type == "end"]',
  'sequence with maxspan=3ms [any where process.pid == 1] [any where process.pid == 2] [any where process.pid == 3] [any where process.pid == 4]',
  'sequence [file where file.extension == "tmp"] [file where file.extension == "exe"]',
  // Keys: other fields for each item, several, lists, numbers, addresses, optional ones.
  'sequence with maxspan=1m [process where true] by process.entity_id, host.id [process where true] by process.parent.entity_id, host.id',
  'sequence by host.id with maxspan=1m [process where true] by process.name [file where true] by file.name',
  'sequence by host.id with maxspan=1m [process where true] by process.name [file where true] by file.name [network where true] by user.name',
  'sequence by process.entity_id with maxspan=1m [process where true] by process.entity_id [file where true] by process.entity_id',
  'sequence by source.port with maxspan=1m [network where source.port > 1024] [network where destination.port == 53]',
  'sequence by source.ip with maxspan=1m [network where cidrMatch(source.ip, "10.0.0.0/8")] [network where not cidrMatch(source.ip, "10.1.0.0/16")]',
  'sequence with maxspan=1m [network where true] by source.ip [network where true] by destination.ip',
  'sequence by process.args with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]',
  'sequence by ?user.domain, host.id with maxspan=1m [process where true] [file where true]',
  'sequence by ?process.nosuch with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]',
  'sequence with maxspan=1m [process where true] by ?user.domain [file where true] by ?user.name',
  'sequence by user.id with maxspan=1m [process where user.id like "S-1-5-21-*"] [process where length(user.id) == 30]',
  'sequence by process.pid with maxspan=1m [process where process.pid % 4 == 0] [process where process.pid % 6 == 0]',
  // Steps.
  'sequence by host.id with maxspan=1m [process where process.name == "a"] with runs=3 [file where true] with runs=2',
  'sequence by host.id with maxspan=10s [process where process.name : "a*"] with runs=12',
  'sequence by host.id [process where true] with runs=4',
  'sequence by host.id with maxspan=1m [any where true] with runs=3',
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [process where process.name == "b"] [process where process.name == "a"] [process where process.name == "b"]',
  'sequence by host.id with maxspan=1m [any where process.pid > 5] [process where process.pid > 7] [process where true]',
  'sequence by host.id with maxspan=1m [process where startsWith(process.command_line, process.name) and process.pid > 5] [file where endsWith(file.path, file.name)]',
  'sequence by host.id with maxspan=1m [process where concat(user.domain, "/", user.name) == "CORP/adm"] [file where length(file.name) == 3]',
  // Until.
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [file where true] until [file where true]',
  'sequence by host.id [process where process.name == "a"] [file where true] until [file where file.name == "stop"]',
  'sequence by user.name with maxspan=1m [authentication where event.outcome == "failure"] with runs=3 until [authentication where event.outcome == "success"]',
  'sequence with maxspan=1m [process where true] by process.pid [file where true] by process.pid until [process where event.type == "end"] by process.parent.pid',
  // Events that must be missing.
  'sequence by host.id with maxspan=1s ![process where process.name == "x"] [file where true]',
  'sequence by host.id with maxspan=1s [file where file.name == "a"] ![process where process.name == "x"] ![network where true] [file where file.name == "b"]',
  'sequence by host.id with maxspan=5ms [file where true] ![process where true]',
  'sequence by host.id with maxspan=1h ![registry where true] [process where true] ![file where true] [network where true] ![driver where true]',
  'sequence by user.id with maxspan=1m ![process where user.name == "a"] [process where user.name == "b"] with runs=2',
  // Pipes.
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [file where true] | head 1',
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [file where true] | tail 2 | head 1',
  'process where process.name == "a" and process.pid > 5 | tail 2 | head 1',
  'any where process.pid > 3 | head 3',
  // Samples.
  'sample by host.id [process where process.name == "a"] [file where file.name == "b"] [network where true] [registry where true] [library where true]',
  'sample by host.id [any where process.pid > 1] [any where process.pid > 2] [any where process.pid > 3] [any where process.pid > 4] [any where process.pid > 5]',
  'sample by host.id, user.name [process where process.name == "a"] [process where process.name == "b"] [process where process.name != "a"]',
  'sample [process where true] by process.name [file where true] by file.name',
  'sample by ?user.domain [process where true] [file where true]',
  // Categories.
  'sequence by user.name with maxspan=1h [iam where event.action == "added-user"] [configuration where event.type == "change"] [web where http.response.status_code >= 500]',
  'sequence by host.id with maxspan=1m [library where dll.name : "*.dll"] [driver where dll.code_signature.trusted == false] [registry where registry.path : "*\\\\Run\\\\*"]',
];
