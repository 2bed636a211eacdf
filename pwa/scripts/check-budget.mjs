// The shell (what the first page needs before it can show anything) must stay small enough for a ward's slow Wi-Fi.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET = 151 * 1024;
/** What the calendar may add to it. */
const CALENDAR_BUDGET = 30 * 1024;
const root = 'target/classes/META-INF/resources';
const manifest = JSON.parse(readFileSync(join(root, 'build-manifest.json'), 'utf8'));

/** Everything that has to be there before a module runs. */
const needed = (key, files = new Set()) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) needed(next, files);
  return files;
};
/** As the server sends it to a browser: in brotli, if it is worth it. */
const sent = (file) => {
  const packed = join(root, `${file}.br`);
  return readFileSync(existsSync(packed) ? packed : join(root, file)).length;
};
const sum = (files) => files.reduce((all, file) => all + sent(file), 0);
const said = (what, size, budget) => {
  console.log(`${what}: ${(size / 1024).toFixed(1)} KB brotli of ${budget / 1024} KB`);
  if (size <= budget) return;
  console.error(`The ${what} is over its budget: load what is not needed at first later.`);
  process.exitCode = 1;
};

const shell = needed('index.html');
// The words of one language come with it, whichever is the longer.
const words = ['en', 'de'].map((language) => sent(manifest[`src/locales/${language}.po`].file));
said('shell', sum([...shell]) + Math.max(...words), BUDGET);

const calendar = [...needed('src/app/calendar/Calendar.tsx')].filter((file) => !shell.has(file));
said('calendar', sum(calendar), CALENDAR_BUDGET);
