/** What is built from what, and how vite is told to do it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { alias } from './alias.mjs';
import { dist, inRoot, root } from './paths.mjs';
import { Problem } from './say.mjs';

/** A change in any of these rebuilds everything. */
const always = ['package-lock.json', 'svelte.config.js', 'electron/scripts/bundles.mjs', 'electron/scripts/alias.mjs'];
const shell = ['electron/main', 'electron/preload', 'electron/ipc', 'electron/core'];
const engine = ['electron/engine', 'electron/ipc', 'electron/runtime', 'electron/core'];

/** What the benchmark compares with stays outside of its bundle, as its authors published it. */
const peers = ['brain.js', 'convnetjs', ...['core', 'layers', 'backend-cpu', 'backend-wasm'].map((name) => `@tensorflow/tfjs-${name}`)];

/** One entry per bundle: its source, its file in dist, and the folders it is made from. */
export const bundles = {
  renderer: {
    entry: 'renderer/index.html',
    output: 'renderer/index.html',
    inputs: ['renderer', 'electron/ipc', 'electron/core', ...always],
  },
  main: node('electron/main/main.ts', 'main.cjs', shell),
  preload: node('electron/preload/preload.ts', 'preload.cjs', shell),
  engine: node('electron/engine/engine.ts', 'engine.cjs', engine),
  'training-worker': node('electron/engine/training-worker.ts', 'training-worker.cjs', engine),
  'inference-worker': node('electron/engine/inference-worker.ts', 'inference-worker.cjs', engine),
  lab: node('electron/lab/lab.ts', 'lab.cjs', ['electron/lab', 'electron/runtime', 'electron/core']),
  bench: { ...node('tests/bench/bench.ts', 'bench.cjs', ['tests/bench', 'electron']), external: peers },
};

/** The bundles the window needs. */
export const appBundles = ['renderer', 'main', 'preload', 'engine', 'training-worker', 'inference-worker'];

function node(entry, output, folders) {
  return { entry, output, inputs: [...folders, ...always] };
}

/** The vite options of one bundle; `watch` keeps vite running and rebuilding. */
export async function viteOptions(name, { watch = false } = {}) {
  const bundle = bundles[name];
  if (!existsSync(inRoot(bundle.entry))) throw new Problem(`${bundle.entry} is missing, so ${name} cannot be built.`);
  const shared = { configFile: false, publicDir: false, logLevel: 'warn', resolve: { alias } };
  const build = { sourcemap: true, reportCompressedSize: false, watch: watch ? {} : null };
  return name === 'renderer' ? pageOptions(shared, build) : nodeOptions(bundle, shared, build);
}

async function pageOptions(shared, build) {
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  return {
    ...shared,
    root: inRoot('renderer'),
    base: './',
    plugins: [svelte({ configFile: path.join(root, 'svelte.config.js') })],
    worker: { format: 'es' },
    build: {
      ...build,
      outDir: path.join(dist, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
    },
  };
}

/** One CommonJS file with everything inside except Electron and the native modules. */
function nodeOptions(bundle, shared, build) {
  const external = ['electron', 'onnxruntime-node', '@napi-rs/canvas', ...(bundle.external ?? [])];
  return {
    ...shared,
    root,
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ...build,
      ssr: true,
      outDir: dist,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        input: inRoot(bundle.entry),
        external,
        // dynamicImportInCjs: inside app.asar only require finds packages; import() does not know the archive.
        output: { format: 'cjs', entryFileNames: bundle.output, codeSplitting: false, dynamicImportInCjs: false },
      },
    },
  };
}
