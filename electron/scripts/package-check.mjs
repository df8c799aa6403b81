/** Runs after packing, on every platform, and stops the build when the package holds too little or too much. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const needed = [
  'package.json',
  'dist/main.cjs',
  'dist/preload.cjs',
  'dist/engine.cjs',
  'dist/training-worker.cjs',
  'dist/inference-worker.cjs',
  'dist/renderer/index.html',
  'dist/data/mnist/train-images-idx3-ubyte',
  'dist/data/mnist/train-labels-idx1-ubyte',
  'dist/data/mnist/t10k-images-idx3-ubyte',
  'dist/data/mnist/t10k-labels-idx1-ubyte',
];
const allowedFirstFolders = ['dist', 'native-models', 'node_modules', 'package.json'];
const allowedModules = ['onnxruntime-node', 'onnxruntime-common'];

/** The hook electron-builder calls. */
export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const { Arch } = await import('electron-builder');
  const { listPackage } = await import('@electron/asar');
  const resources = packager.getResourcesDir(appOutDir);
  const files = listPackage(path.join(resources, 'app.asar')).map((name) => name.replaceAll('\\', '/').slice(1));
  const target = { platform: electronPlatformName, arch: Arch[arch] };
  const problems = [...archiveProblems(files), ...nativeProblems(path.join(resources, 'app.asar.unpacked'), target)];
  if (problems.length > 0) throw new Error(`The package is not right:\n  ${problems.join('\n  ')}`);
}

/** What is wrong with the files inside app.asar. */
export function archiveProblems(files) {
  const missing = needed.filter((name) => !files.includes(name)).map((name) => `${name} is missing.`);
  const foreign = files.filter((name) => !allowedFirstFolders.includes(name.split('/')[0]));
  const modules = new Set(files.flatMap((name) => name.match(/^node_modules\/([^/]+)/)?.[1] ?? []));
  const surplus = [...modules].filter((name) => !allowedModules.includes(name));
  const maps = files.filter((name) => name.endsWith('.map'));
  return [
    ...missing,
    ...foreign.map((name) => `${name} does not belong into the package.`),
    ...surplus.map((name) => `the package ${name} does not belong in.`),
    ...maps.map((name) => `the source map ${name} does not belong in.`),
  ];
}

/** What is wrong with the onnxruntime files beside the archive: exactly the target's must be there. */
export function nativeProblems(unpacked, { platform, arch }) {
  const folder = path.join(unpacked, 'node_modules/onnxruntime-node/bin/napi-v6');
  const found = existsSync(folder) ? foldersIn(folder).flatMap((os) => foldersIn(path.join(folder, os)).map((cpu) => `${os}/${cpu}`)) : [];
  const wanted = `${platform}/${arch}`;
  const problems = found.filter((name) => name !== wanted).map((name) => `holds onnxruntime files of ${name}.`);
  // Upstream ships no files for Intel Macs; there the app works without ONNX features and says so.
  if (wanted === 'darwin/x64') return problems;
  for (const name of nativeFiles(platform)) {
    if (!existsSync(path.join(folder, wanted, name))) problems.push(`onnxruntime's ${name} for ${wanted} is missing.`);
  }
  return problems;
}

function nativeFiles(platform) {
  const library = { linux: 'libonnxruntime.so.1', darwin: 'libonnxruntime.1.dylib', win32: 'onnxruntime.dll' }[platform];
  return ['onnxruntime_binding.node', library];
}

/** Only folders that hold something: packing may leave empty ones. */
function foldersIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => entry.name).filter((name) => readdirSync(path.join(folder, name)).length > 0);
}
