import type { VitePWAOptions } from 'vite-plugin-pwa';

/**
 * What makes the app installable and lets it open without a connection. The service worker keeps the app's own files,
 * all of them before it takes over, and nothing that the server says about anybody: no route here names the API.
 */
export const pwa: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    name: 'Hospital Scheduling',
    short_name: 'Scheduling',
    description: 'The appointment book of a clinic or hospital.',
    // Relative to the manifest, so that one build fits every context root.
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: '#0b6e7a',
    background_color: '#f6f7f9',
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
    // Scripts that few need: the browser fetches them when a name is written in one.
    globIgnores: ['**/*-{cyrillic,cyrillic-ext,greek,greek-ext,vietnamese}-*.woff2'],
    dontCacheBustURLsMatching: /^assets\//,
    navigateFallback: 'index.html',
    navigateFallbackDenylist: [/^[^?]*\/(api|ws|fhir|health|metrics|openapi)(\/|\?|$)/],
    cleanupOutdatedCaches: true,
    clientsClaim: true,
    inlineWorkboxRuntime: true,
  },
};
