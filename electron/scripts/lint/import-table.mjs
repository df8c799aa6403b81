/**
 * Who may import whom. One entry per folder; the longest matching folder counts, `*` stands for one name.
 * `folders`: may be imported. `types`: only with `import type`. `packages`: npm packages (`d3-*` allows a family).
 * `node`: Node's own modules. Files of the same entry may always import one another; tests may import anything.
 */
const core = (...names) => names.map((name) => `electron/core/${name}`);
const foundations = core('tensor', 'graph', 'ops');
const page = ['svelte', 'bits-ui', '@lucide/svelte'];
const drawing = ['d3', 'd3-*', '@xyflow/svelte', 'katex'];
/** What draws the data it is handed, and knows nothing of the app. */
const drawn = {
  folders: ['renderer/diagram', 'renderer/ui', 'renderer/messages', 'renderer/styles'],
  types: ['electron/core'],
  packages: [...page, ...drawing],
};

export const importTable = {
  'electron/core/tensor': {},
  'electron/core/fields': { folders: core('tensor') },
  'electron/core/graph': { folders: core('tensor') },
  'electron/core/ops': { folders: core('tensor', 'graph') },
  'electron/core/interpret': { folders: foundations },
  'electron/core/compile': { folders: foundations },
  'electron/core/differentiate': { folders: foundations },
  'electron/core/lower': { folders: foundations },
  'electron/core/onnx': { folders: foundations, packages: ['onnx-proto'] },
  // An output layer names its loss; the type of the names is all it knows of losses.
  'electron/core/layers': { folders: [...foundations, ...core('fields')], types: core('losses') },
  'electron/core/losses': { folders: foundations },
  'electron/core/optimizers': { folders: foundations },
  'electron/core/surfaces': { folders: foundations },
  // Optimizers race down surfaces.
  'electron/core/descent': { folders: [...foundations, ...core('differentiate', 'interpret', 'optimizers', 'surfaces')] },
  'electron/core/network': { folders: [...foundations, ...core('fields', 'layers', 'losses', 'datasets')], packages: ['@dagrejs/dagre'] },
  // A circuit is a network of gates, differentiated and run as it is drawn.
  'electron/core/circuit': { folders: [...foundations, ...core('fields', 'layers', 'network', 'differentiate', 'interpret')] },
  'electron/core/recognize': { folders: [...foundations, ...core('fields', 'layers', 'network', 'onnx', 'datasets')] },
  'electron/core/torch': { folders: core('tensor', 'fields', 'layers', 'network') },
  // Flat maps of points with many coordinates; the layout that keeps neighbors is a kept library's.
  'electron/core/projection': { folders: core('tensor'), packages: ['umap-js'] },
  'electron/core/library': { folders: core('tensor', 'fields', 'layers', 'network') },
  'electron/core/templates': { folders: core('tensor', 'fields', 'layers', 'network'), types: core('training') },
  'electron/core/datasets': { folders: core('tensor', 'fields') },
  'electron/core/training': { folders: ['electron/core'] },
  'electron/core/plane-features': { folders: ['electron/core'] },
  'electron/core/inspect': { folders: ['electron/core'] },
  'electron/core': { folders: ['electron/core'] },

  // It runs a whole training step as one model, so it lowers the graph and writes the file itself.
  'electron/runtime': {
    folders: core('tensor', 'graph', 'lower', 'onnx'),
    types: core('training'),
    packages: ['onnxruntime-node', 'onnxruntime-common'],
    node: true,
  },
  // Settings are checked against the registries and the lists of choices, which hold data and ops as types only.
  'electron/ipc': { folders: core('network/network', 'optimizers', 'surfaces', 'layers/shared', 'training/schedules', 'training/settings'), types: ['electron/core'], packages: ['valibot', 'electron'] },
  'electron/engine': {
    folders: ['electron/core', 'electron/runtime', 'electron/ipc'],
    packages: ['valibot', 'electron-log'],
    node: true,
  },
  'electron/main': { folders: ['electron/ipc'], packages: ['electron', 'electron-log', 'valibot'], node: true },
  'electron/preload': { folders: ['electron/ipc'], packages: ['electron'] },
  'electron/lab': { folders: ['electron/core', 'electron/runtime'], packages: ['@napi-rs/canvas'], node: true },

  'renderer/bridge': { folders: ['electron/ipc'], types: ['electron/core'], packages: ['valibot'] },
  // The page reads and writes project files, inside its sandbox.
  'renderer/project-file': { folders: ['electron/ipc', 'renderer/messages', ...core('onnx', 'tensor', 'datasets')], types: ['electron/core'], packages: ['valibot', 'fflate'] },
  'renderer/state': { folders: ['renderer/bridge', 'renderer/diagram', 'renderer/project-file', 'renderer/messages', 'electron/core'], packages: ['svelte'] },
  'renderer/diagram': { folders: ['renderer/styles'], types: ['electron/core'], packages: ['d3', 'd3-*'] },
  'renderer/visuals/*': drawn,
  'renderer/panels/views/*/drawing': drawn,
  'renderer/visuals': { folders: ['renderer/visuals'] },
  'renderer/ui': { folders: ['renderer/styles', 'renderer/messages'], packages: [...page, 'katex'] },
  'renderer/styles': { packages: ['@fontsource-variable/*'] },
  'renderer/messages': {},
  'renderer/panels': {
    // The palette and the inspector are generated from the registry of layers.
    folders: [...['panels', 'state', 'visuals', 'diagram', 'ui', 'messages', 'styles'].map((name) => `renderer/${name}`), ...core('fields', 'datasets', 'layers', 'losses', 'tensor', 'circuit', 'network/network', 'network/way', 'surfaces', 'descent/field')],
    types: ['electron/core'],
    packages: [...page, ...drawing],
  },
  'renderer/lessons': {},
  'renderer/app': {
    folders: ['renderer', 'electron/core/templates', 'electron/core/circuit'],
    types: ['electron/core'],
    packages: [...page, ...drawing, '@fontsource-variable/*'],
  },
};

/** Not under these rules: the tools that build the project, and compiled texts. */
export const free = ['electron/scripts', 'renderer/messages/generated'];
