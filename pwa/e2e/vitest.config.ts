import { defineConfig } from 'vitest/config';

const shared = {
  // Vitest keeps BASE_URL for itself in the workers.
  env: { HOSPITAL_URL: process.env.BASE_URL ?? 'http://127.0.0.1:8080' },
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // They share one hospital: one after another.
  fileParallelism: false,
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'stories', include: ['e2e/**/*.story.ts'] } },
      // What only looks and changes nothing can be run beside the stories.
      { test: { ...shared, name: 'looks', include: ['e2e/**/*.look.ts'] } },
    ],
  },
});
