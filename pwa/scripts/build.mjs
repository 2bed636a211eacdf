// Called by Maven: installs what the lock file says, checks and bundles, each only when its input changed since the last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `build`, or `bundle`, which checks and tests nothing. */
const script = process.argv[2] ?? 'build';
const contract = '../web-module/src/main/resources/META-INF/openapi.yaml';

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .sort();

function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.filter((path) => !path.endsWith('schema.d.ts')))
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function whenChanged(stamp, paths, work) {
  const now = digest(paths);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  work();
  writeFileSync(stamp, now);
}

const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });

const topLevel = readdirSync('.').filter((name) => statSync(name).isFile());
mkdirSync('target', { recursive: true });
// What has been fetched once is not asked for again, and nobody reads here what npm would say about funds and audits.
whenChanged('node_modules/.installed', ['package.json', 'package-lock.json', '.npmrc'], () =>
  npm('ci', '--prefer-offline', '--no-audit', '--no-fund'),
);

const sources = [...topLevel, contract, ...['src', 'public', 'scripts', 'functions'].flatMap(filesIn)];
if (script === 'build')
  whenChanged('target/.verify', [...sources, ...filesIn('e2e')], () => npm('run', 'verify'));

const bundled = 'target/.bundle';
if (!existsSync('target/classes/META-INF/resources/index.html')) rmSync(bundled, { force: true });
whenChanged(bundled, sources, () => npm('run', 'bundle'));
