// Called by Maven: installs what the lock file says and builds, each only when its input changed since the last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const script = process.argv[2] ?? 'build';
const contract = '../web-module/src/main/resources/META-INF/openapi.yaml';

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .sort();

function digest(paths) {
  const hash = createHash('sha256').update(process.version).update(script);
  for (const path of paths.filter((path) => !path.endsWith('schema.d.ts')))
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function whenChanged(stamp, paths, work) {
  const now = digest(paths);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  work();
  writeFileSync(stamp, now);
  return true;
}

const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });

const topLevel = readdirSync('.').filter((name) => statSync(name).isFile());
mkdirSync('target', { recursive: true });
whenChanged('node_modules/.installed', ['package.json', 'package-lock.json', '.npmrc'], () => npm('ci'));

const built = 'target/classes/META-INF/resources/index.html';
const stamp = `target/.${script}`;
const sources = [...topLevel, contract, ...['src', 'public', 'scripts'].flatMap(filesIn)];
if (!existsSync(built) && existsSync(stamp)) writeFileSync(stamp, '');
whenChanged(stamp, sources, () => npm('run', script)) || console.log('pwa: nothing changed');
