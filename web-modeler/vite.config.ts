import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import { compress } from '../web-portal/compress.ts';

/** The modeler as files that the API serves at `/modeler`, beside those of the portal. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/modeler/',
  plugins: [
    vue(),
    components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    compress(),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    // The editor is one whole of 2 MB; it is loaded on this page alone.
    chunkSizeWarningLimit: 4000,
  },
});
