/** The ESLint rule that reads the import table. */
import path from 'node:path';
import { root } from '../paths.mjs';
import { free, importTable } from './import-table.mjs';

const ruled = /^(electron|renderer)\//;

export const allowedImports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(root, context.filename).replaceAll('\\', '/');
    if (!ruled.test(file) || isWithin(file, free)) return {};
    const check = (node, source, typesOnly) => {
      if (typeof source?.value !== 'string') return;
      const message = refusal(file, source.value, typesOnly);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, isTypeOnly(node, node.importKind)),
      ExportNamedDeclaration: (node) => check(node, node.source, isTypeOnly(node, node.exportKind)),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

/** `import type …`, or every name in the braces marked `type`. */
function isTypeOnly(node, kind) {
  if (kind === 'type') return true;
  const names = node.specifiers;
  return names.length > 0 && names.every((name) => (name.importKind ?? name.exportKind) === 'type');
}

/** A sentence when `file` may not import `source`, otherwise null. */
export function refusal(file, source, typesOnly) {
  const from = entryOf(file);
  if (!from) return `${path.posix.dirname(file)} is not in the import table (electron/scripts/lint/import-table.mjs).`;
  const rule = importTable[from.pattern];
  const target = resolve(file, source);
  if (target === null) return packageRefusal(from.name, rule, source);
  const to = entryOf(target)?.name ?? path.posix.dirname(target);
  if (to === from.name || isWithin(target, rule.folders ?? [])) return null;
  if (isWithin(target, rule.types ?? [])) {
    return typesOnly ? null : `${from.name} may import only types from ${to} (use import type).`;
  }
  return `${from.name} may not import from ${to}.`;
}

function packageRefusal(name, rule, source) {
  if (source.startsWith('node:')) return rule.node ? null : `${name} may not use Node's modules (${source}).`;
  const packageName = source.split('/').slice(0, source.startsWith('@') ? 2 : 1).join('/');
  const allowed = (rule.packages ?? []).some((entry) =>
    entry.endsWith('*') ? packageName.startsWith(entry.slice(0, -1)) : packageName === entry,
  );
  return allowed ? null : `${name} may not import the package ${packageName}.`;
}

/** The project path a source text names, or null for a package. */
function resolve(file, source) {
  if (source.startsWith('@core/')) return `electron/core/${source.slice('@core/'.length)}`;
  if (source.startsWith('.')) return path.posix.join(path.posix.dirname(file), source);
  return null;
}

/** The table entry of a path: the pattern, and the folder it stands for here. */
function entryOf(file) {
  let best = null;
  for (const pattern of Object.keys(importTable)) {
    const name = file.split('/').slice(0, pattern.split('/').length).join('/');
    if (matches(pattern, name, file) && pattern.length > (best?.pattern.length ?? 0)) best = { pattern, name };
  }
  return best;
}

/** `visuals/*` means the folders in visuals, not the files directly in it. */
function matches(pattern, name, file) {
  const names = name.split('/');
  return pattern.split('/').every((each, i) => each === '*' || each === names[i]) && (!pattern.endsWith('/*') || file.length > name.length);
}

function isWithin(file, folders) {
  return folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
}
