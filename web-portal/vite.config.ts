import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';

/** `npm run portal:dev`: what is no page is asked of the platform that runs there. */
const platform = process.env.PLATFORM_URL ?? 'http://localhost:3000';

/** The portal as files that the API serves at `/`; `npm start` builds it where its sources have changed. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    vue(),
    // Element Plus by component, so that a page loads no more than it shows; our own are imported by name.
    components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    compress(),
  ],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/auth', '/oidc', '/docs', '/verify', '/fonts', '/openapi.json'].map((path) => [
        path,
        platform,
      ]),
    ),
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // Which file needs which: by it a test measures what a page loads.
    manifest: true,
    reportCompressedSize: false,
    // Fonts stay files of their own: a page fetches only the parts whose characters it shows.
    assetsInlineLimit: 0,
  },
});
