import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'tests/standin/**', 'node_modules/**'],
    testTimeout: 20_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
