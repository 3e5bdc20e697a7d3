import { defineConfig } from 'vite';

/** The client build: one style sheet, one script for the islands, fonts and pictures, all with hashed names. */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/client',
    manifest: true,
    assetsInlineLimit: 0,
    cssMinify: 'lightningcss',
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: ['src/design/theme/main.scss', 'src/design/islands/boot.ts', 'src/design/theme/favicon.svg', 'src/design/theme/share.png'],
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        quietDeps: true,
        // bootstrap-italia 2.18 is written with @import; nothing we can change.
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
});
