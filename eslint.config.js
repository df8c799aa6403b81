/** Lint rules. The import table and the size budgets are data in electron/scripts/lint. */
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { budgets, fileBudget, functionBudget, sizeRules } from './electron/scripts/lint/budgets.mjs';
import { allowedImports } from './electron/scripts/lint/import-rule.mjs';
import svelteConfig from './svelte.config.js';

const noRawIpc = {
  name: 'electron',
  importNames: ['ipcRenderer'],
  message: 'Only electron/preload and electron/ipc may touch ipcRenderer.',
};
const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' };
const unseeded = { object: 'Math', property: 'random', message: 'Randomness comes from a seed (core/tensor/random).' };
const outsideTheCore = ['Date', 'console', 'process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval'];

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'renderer/messages/generated/', 'renderer/project.inlang/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...svelte.configs['flat/recommended'],
  {
    plugins: { size: { rules: sizeRules }, folders: { rules: { 'allowed-imports': allowedImports } } },
    rules: {
      ...functionBudget,
      ...fileBudget(budgets.file),
      'folders/allowed-imports': 'error',
      'no-restricted-imports': ['error', { paths: [noRawIpc] }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', unused],
    },
  },
  { files: ['electron/preload/**', 'electron/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['electron/core/**'],
    rules: {
      'no-restricted-globals': ['error', ...outsideTheCore],
      'no-restricted-properties': ['error', unseeded],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    // The rule also refuses sets that live inside one function; state classes replace collections, never change them.
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    // Svelte's own form of prefer-const knows that props may be bound.
    rules: { ...fileBudget(budgets.component), 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  // Generated code for tiny networks. Only numbers and names of its own enter the text, see electron/core/compile/README.md.
  { files: ['electron/core/compile/make-function.ts'], rules: { 'no-new-func': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // A group of tests is one function to ESLint; the files keep their budget.
  { files: ['tests/**'], rules: { 'size/function-soft': 'off', 'size/function-hard': 'off' } },
);
