// Plain JavaScript: npm runs it wherever the package is, also where nothing is installed that could read anything else.
const { execSync } = require('node:child_process');
const { existsSync } = require('node:fs');

// npm packs a repository that somebody installs from git, as pre-commit does, and of all scripts runs `prepare` alone. A checkout is not built by
// `npm install`: npm says only to who packs where the package comes from.
if (process.env.npm_package_resolved !== undefined && !existsSync('dist')) {
  // Where it is installed for everybody, so would be what it is built with; and npm has not fetched that.
  const env = { ...process.env, npm_config_global: 'false', npm_config_location: 'project' };
  const run = (command) => execSync(command, { env, stdio: 'inherit' });
  if (!existsSync('node_modules')) run('npm ci --ignore-scripts --no-audit --no-fund');
  run('npm run -s build');
}
