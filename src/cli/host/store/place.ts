import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a user has what programs keep: what may be deleted at any time, and what may not. */
interface Places {
  readonly cache: string;
  readonly state: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = 'eqlibrium';

/**
 * The folders of this program, by the custom of each system (on Linux https://specifications.freedesktop.org/basedir-spec). Null: the
 * user has no home.
 */
export function placesOf(environment: Environment, platform: NodeJS.Platform, home: string = homedir()): Places | null {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? '';
    return local === '' ? null : { cache: join(local, NAME, 'cache'), state: join(local, NAME) };
  }
  const own = home === '' || home === '/' ? null : home;
  const [cache, state] = platform === 'darwin' ? ['Library/Caches', 'Library/Application Support'] : ['.cache', '.local/state'];
  const caches = absolute(environment['XDG_CACHE_HOME']) ?? (own === null ? null : join(own, cache));
  const states = absolute(environment['XDG_STATE_HOME']) ?? (own === null ? null : join(own, state));
  return caches === null || states === null ? null : { cache: join(caches, NAME), state: join(states, NAME) };
}

/** A path that is not absolute is to be ignored, says the specification. */
function absolute(path: string | undefined): string | null {
  return path?.startsWith('/') === true ? path : null;
}
