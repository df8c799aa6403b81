/** Unit tests: `node` for everything without a page, `dom` for components in a simulated page. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { alias } from './electron/scripts/alias.mjs';

const svelteOptions = { configFile: `${import.meta.dirname}/svelte.config.js` };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        plugins: [svelte(svelteOptions)],
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{electron,renderer}/**/*.test.ts'],
          exclude: ['**/*.dom.test.ts'],
        },
      },
      {
        plugins: [svelte(svelteOptions), svelteTesting()],
        resolve: { alias },
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.dom.test.ts'],
        },
      },
    ],
  },
});
