import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest keeps BASE_URL for itself in the workers.
    env: { HOSPITAL_URL: process.env.BASE_URL ?? 'http://127.0.0.1:8080' },
    include: ['e2e/**/*.story.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The stories share one hospital: one after another.
    fileParallelism: false,
  },
});
