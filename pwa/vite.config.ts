import { fileURLToPath } from 'node:url';
import { transformAsync } from '@babel/core';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { precompress } from './precompress';
import { pwa } from './pwa.config';

/** Expands Lingui's macros: the one thing for which Babel still runs, and only on the files that use them. */
function linguiMacro(): Plugin {
  return {
    name: 'lingui-macro',
    enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!/\.tsx?$/.test(file) || file.includes('node_modules') || !code.includes('/macro')) return null;
      const result = await transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: file.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
        plugins: ['@lingui/babel-plugin-lingui-macro'],
      });
      return result?.code ? { code: result.code, map: result.map ?? null } : null;
    },
  };
}

/** What the hospital's server does when it answers index.html, for whatever address it was asked. */
function baseHref(): Plugin {
  return {
    name: 'base-href',
    apply: 'serve',
    transformIndexHtml: () => [{ tag: 'base', attrs: { href: '/' }, injectTo: 'head-prepend' }],
  };
}

const server = process.env.BASE_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  // Relative, so that one build serves every context root: the server writes <base href> when it answers index.html.
  base: './',
  plugins: [linguiMacro(), baseHref(), react(), lingui(), tailwindcss(), VitePWA(pwa), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'build-manifest.json',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What a release does not change is not sent again with it, and what always comes together is one file.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: server }, '/ws': { target: server, ws: true } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'app',
          environment: 'happy-dom',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/**/*.browsers.test.ts'],
          setupFiles: ['src/testing/setup.ts'],
          // One page for all files, which `setup.ts` leaves after each test as it was: to make one costs more than most tests.
          isolate: false,
          pool: 'threads',
        },
      },
      // In browsers of other zones: a process can change its zone, a thread cannot.
      { extends: true, test: { name: 'browsers', include: ['src/**/*.browsers.test.ts'], pool: 'forks' } },
    ],
    // Of a machine that does other work, too: what hangs is found all the same.
    testTimeout: 15_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
