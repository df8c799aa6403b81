/**
 * Lies in the stand-in runtime as its only app and does what a stock Electron does with its arguments:
 * `-r module` loads a module first, and the first argument that is no switch is the app folder to start.
 */
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const given = readArguments(process.argv.slice(1));
for (const name of given.preloads) Module._load(resolveFrom(process.cwd(), name), module, true);
if (given.folder) start(path.resolve(given.folder));
else fail('No app folder was given.');

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') preloads.push(args[++i]);
    else if (!args[i].startsWith('-')) return { preloads, folder: args[i] };
  }
  return { preloads, folder: undefined };
}

function resolveFrom(folder, name) {
  return Module.createRequire(path.join(folder, 'any.js')).resolve(name);
}

function start(folder) {
  const description = path.join(folder, 'package.json');
  if (!existsSync(description)) return fail(`${folder} holds no package.json.`);
  const { name, productName, version, main = 'index.js', desktopName } = JSON.parse(readFileSync(description, 'utf8'));
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  if (desktopName) app.setDesktopName(desktopName);
  app.setPath('userData', path.join(app.getPath('appData'), productName ?? name));
  app.setPath('crashDumps', path.join(app.getPath('userData'), 'Crashpad'));
  app.setAppPath(folder);
  Module._load(path.join(folder, main), module, true);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
