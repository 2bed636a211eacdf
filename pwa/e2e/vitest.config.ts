import { defineConfig } from 'vitest/config';
import { askAhead } from './clock';

const hospital = process.env.BASE_URL ?? 'http://127.0.0.1:8080';

const shared = {
  // Vitest keeps BASE_URL for itself in the workers.
  env: { HOSPITAL_URL: hospital, HOSPITAL_AHEAD: String(await askAhead(hospital)) },
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What is waited for may take its time where several servers and browsers share a machine.
  expect: { poll: { timeout: 30_000, interval: 50 } },
  // They share one hospital: one after another.
  fileParallelism: false,
  // One process and one browser: what they share is the hospital, and each has people of its own.
  isolate: false,
};

/** What only looks, and stories of accounts and languages: they book nothing, and can be run beside those that do. */
const AROUND = [
  'e2e/**/*.look.ts',
  ...['account', 'admin', 'dev', 'german', 'rail'].map((name) => `e2e/${name}.story.ts`),
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'book',
          include: ['e2e/**/*.story.ts'],
          exclude: AROUND,
          setupFiles: ['e2e/freed-time-stays-free.ts'],
        },
      },
      { test: { ...shared, name: 'around', include: AROUND } },
    ],
  },
});
