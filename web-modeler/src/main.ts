import '@fontsource-variable/noto-sans-sc/index.css';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import App from './App.vue';
// After the components' own styles, whose variables it sets.
import '../../web-portal/src/theme.css';
import './modeler.css';

const queryClient = new QueryClient({
  defaultOptions: {
    // The platform is asked even where the browser believes to be offline: it may run on this very machine.
    queries: { networkMode: 'always', staleTime: 5_000, retry: false },
    mutations: { networkMode: 'always', retry: false },
  },
});
createApp(App).use(VueQueryPlugin, { queryClient }).mount('#app');
