/** A product as Sigma names it. */
export type Product = 'linux' | 'windows' | 'macos';

/** Sigma's words for one kind of event on one product. `describe`: the category alone is too wide, words must narrow it. */
export interface Place {
  readonly category?: string;
  readonly service?: string;
  readonly describe?: true;
}

/** Events of one EQL category, told apart by what the rule asks of type, action or code. */
export interface CategoryRow {
  readonly category: string;
  /** Every value the rule accepts must be among these, for one of the fields; no list: always. */
  readonly types?: readonly string[];
  readonly actions?: readonly string[];
  readonly codes?: readonly string[];
  /** The rule asks for DNS: a field `dns.*`, or `network.protocol` is `dns`. */
  readonly dns?: true;
  readonly places: Readonly<Record<Product, Place>>;
  /** Where the operating system is not asked for: a product these events imply, or none. */
  readonly otherwise: Product | Place;
}

const only: Place = { describe: true };

function everywhere(place: Place): Pick<CategoryRow, 'places' | 'otherwise'> {
  return { places: { linux: place, windows: place, macos: place }, otherwise: place };
}

function windows(place: Place): Pick<CategoryRow, 'places' | 'otherwise'> {
  return { places: { linux: only, windows: place, macos: only }, otherwise: 'windows' };
}

const networkDns: Place = { category: 'network', service: 'dns' };
const dns: Pick<CategoryRow, 'places' | 'otherwise'> = {
  places: { linux: networkDns, windows: { category: 'dns_query' }, macos: networkDns },
  otherwise: networkDns,
};

/** EQL category to log source; the first row that fits counts (sigma-target 2.1). */
export const CATEGORY_ROWS: readonly CategoryRow[] = [
  {
    category: 'process',
    types: ['start', 'process_started'],
    actions: ['exec', 'exec_event', 'fork', 'start', 'process_started', 'executed', 'ProcessRollup2'],
    ...everywhere({ category: 'process_creation' }),
  },
  {
    category: 'process',
    types: ['end'],
    actions: ['end', 'process_terminated'],
    ...windows({ category: 'process_termination' }),
  },
  { category: 'process', actions: ['open', 'OpenProcess'], codes: ['10'], ...windows({ category: 'process_access' }) },
  { category: 'process', actions: ['CreateRemoteThread'], codes: ['8'], ...windows({ category: 'create_remote_thread' }) },
  { category: 'process', ...everywhere(only) },
  { category: 'file', types: ['creation'], actions: ['creation'], ...everywhere({ category: 'file_event' }) },
  { category: 'file', types: ['deletion'], actions: ['deletion'], ...everywhere({ category: 'file_delete' }) },
  {
    category: 'file',
    actions: ['rename'],
    places: {
      linux: { category: 'file_event', describe: true },
      windows: { category: 'file_rename' },
      macos: { category: 'file_event', describe: true },
    },
    otherwise: { category: 'file_event', describe: true },
  },
  { category: 'file', ...everywhere({ category: 'file_event', describe: true }) },
  { category: 'network', dns: true, ...dns },
  {
    category: 'network',
    types: ['start'],
    actions: ['connection_attempted', 'connection_accepted'],
    ...everywhere({ category: 'network_connection' }),
  },
  { category: 'network', ...everywhere({ category: 'network_connection', describe: true }) },
  { category: 'dns', ...dns },
  { category: 'registry', types: ['creation'], actions: ['creation'], ...windows({ category: 'registry_add' }) },
  { category: 'registry', types: ['change'], actions: ['modification'], ...windows({ category: 'registry_set' }) },
  { category: 'registry', types: ['deletion'], actions: ['deletion'], ...windows({ category: 'registry_delete' }) },
  { category: 'registry', ...windows({ category: 'registry_event' }) },
  {
    category: 'library',
    places: { linux: only, windows: { category: 'image_load' }, macos: only },
    otherwise: only,
  },
  { category: 'driver', places: { linux: only, windows: { category: 'driver_load' }, macos: only }, otherwise: 'windows' },
  {
    category: 'authentication',
    places: { linux: { service: 'auth' }, windows: { service: 'security' }, macos: only },
    otherwise: only,
  },
  { category: 'iam', places: { linux: { service: 'auth' }, windows: { service: 'security' }, macos: only }, otherwise: only },
  {
    category: 'configuration',
    places: { linux: { service: 'auditd' }, windows: { service: 'security' }, macos: only },
    otherwise: only,
  },
  { category: 'web', ...everywhere({ category: 'webserver' }) },
];
