/** How long a function, a file and a folder may become. Above `soft` is a warning, above `hard` an error. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { inRoot } from '../paths.mjs';

export const budgets = {
  function: { soft: 40, hard: 80 },
  file: { soft: 250, hard: 400 },
  component: { soft: 150, hard: 250 },
  folder: 25,
};

/** These may hold more files: one file per op, layer, command and theme of the window tests is the design. */
const wideFolders = ['renderer/app/commands', 'renderer/panels/views', 'electron/core/layers', 'electron/core/ops', 'tests/electron/core/ops', 'tests/e2e'];
const skipped = ['generated', 'project.inlang', 'node_modules'];

const functionLines = builtinRules.get('max-lines-per-function');
const fileLines = builtinRules.get('max-lines');

/** ESLint allows one setting per rule name, so each of its two size rules is known here under two names. */
export const sizeRules = {
  'function-soft': functionLines,
  'function-hard': functionLines,
  'file-soft': fileLines,
  'file-hard': fileLines,
};

export const functionBudget = {
  'size/function-soft': ['warn', functionOptions(budgets.function.soft)],
  'size/function-hard': ['error', functionOptions(budgets.function.hard)],
};

export const fileBudget = ({ soft, hard }) => ({
  'size/file-soft': ['warn', { max: soft }],
  'size/file-hard': ['error', { max: hard }],
});

function functionOptions(max) {
  return { max, skipBlankLines: true, skipComments: true };
}

/** A sentence for every folder with too many files. */
export function wideFolderProblems(names = ['electron', 'renderer', 'tests']) {
  return names.flatMap((name) => {
    const entries = readdirSync(inRoot(name), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(ts|js|mjs|cjs|svelte)$/.test(entry.name));
    const folders = entries.filter((entry) => entry.isDirectory() && !skipped.includes(entry.name));
    const inner = wideFolderProblems(folders.map((entry) => path.posix.join(name, entry.name)));
    if (files.length <= budgets.folder || wideFolders.includes(name)) return inner;
    return [`${name} holds ${files.length} files; ${budgets.folder} is the most a folder should have.`, ...inner];
  });
}
