import '@fontsource-variable/noto-sans-sc/index.css';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { Refusal } from './api/problem.ts';
import App from './App.vue';
import { router } from './router.ts';
import './theme.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The platform is asked even where the browser believes to be offline: it may run on this very machine.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => count < 2 && error instanceof Refusal && error.passing,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

createApp(App).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app');
