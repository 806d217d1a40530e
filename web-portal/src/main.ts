import '@fontsource-variable/noto-sans-sc/index.css';
import { QueryCache, QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { Refusal } from './api/problem.ts';
import App from './App.vue';
import { router } from './router.ts';
import { meKey } from './session/use-me.ts';
import './theme.css';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Rights may have been taken away: menus follow.
    onError: (error, query) => {
      if (error instanceof Refusal && error.status === 403 && query.queryKey[0] !== meKey[0])
        void queries.invalidateQueries({ queryKey: meKey });
    },
  }),
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
