/**
 * Photographs the running app: `take.mjs FOLDER [--only NAME]...`. A screen is taken in every mode and size before the
 * next one is opened, without a restart. Ends with 1 when a check has found something.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { _electron } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';
import { Findings, findingsIn } from './checks.mjs';
import { documents, openDocument, preferred, train } from './documents.mjs';
import { modes, setMode, setSize, sizes } from './modes.mjs';
import { screens } from './screens.mjs';
import { makeSheet, writeIndex } from './sheets.mjs';
import { show, viewScreen, viewsOf } from './views.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true, default: [] } } });
const target = positionals[0];
const isWanted = (name) => values.only.length === 0 || values.only.includes(name);
const say = (text) => process.stdout.write(`${text}\n`);

/** Two pictures in a row that are equal show that the page has come to rest; after so many milliseconds it is taken as it is. */
const patience = 8000;
const timeToCompute = 2000;

const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lab-pictures-'));
const app = await _electron.launch({
  executablePath: findRuntime().executable,
  args: [...electronSwitches(), '--disable-dev-shm-usage', root],
  env: { ...process.env, GRADIENT_LAB_USER_DATA: folder },
});
const page = await app.firstWindow();
const stage = { app, page, folder };
const taken = [];

try {
  await page.locator('header').first().waitFor();
  await app.evaluate(({ dialog }) => void (dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })));
  await takeAll();
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
writeIndex(target, taken);
process.exitCode = report();

async function takeAll() {
  await begin();
  const listed = await viewsOf(page);
  const wanted = new Set(listed.map(({ id }) => id).filter(isWanted));
  const known = [...listed.map(({ id }) => id), ...screens.map(({ name }) => name)];
  for (const name of values.only) if (!known.includes(name)) throw new Error(`There is no view or screen "${name}". There are: ${known.join(', ')}.`);
  for (const document of documents) {
    try {
      await takeOn(document, wanted);
    } catch (problem) {
      await page.screenshot({ path: path.join(target, 'failed.png') });
      await page.locator('nav [role=radio]').first().click();
      taken.push({ name: document.name, sheets: [], pictures: ['failed.png'], findings: [`this document could not be made: ${problem.message.split('\n')[0]}`] });
    }
  }
  for (const screen of screens) if (screen.document === undefined && isWanted(screen.name)) await take(screen);
  for (const id of wanted) taken.push({ name: id, sheets: [], pictures: [], findings: ['no document of tests/pictures/documents.mjs has anything to show for it'] });
}

/** The screens of a document, and the views that no document before it suited. */
async function takeOn(document, wanted) {
  const here = screens.filter((screen) => screen.document === document.name && isWanted(screen.name));
  if (here.length === 0 && wanted.size === 0) return;
  await openDocument(stage, document);
  const suits = ({ id, refusal }) => wanted.has(id) && refusal === null && (preferred[id] ?? document.name) === document.name;
  const suitable = (await viewsOf(page)).filter(suits);
  if (here.length === 0 && suitable.length === 0) return;
  if (document.watched && suitable.some(({ id }) => id === document.watched)) await show(page, document.watched);
  if (document.settings) await train(page, document);
  for (const { id } of suitable) {
    await take(viewScreen(id));
    wanted.delete(id);
  }
  // What goes on training comes last.
  for (const screen of here.toSorted((a, b) => Number(a.moves ?? false) - Number(b.moves ?? false))) await take(screen);
}

/** The state in which screens are opened: smallest size, English, light. */
async function begin() {
  await setSize(app, page, sizes[0]);
  await setMode(page, modes[0]);
}

async function take(screen) {
  const started = Date.now();
  const pictures = {};
  const findings = new Findings();
  mkdirSync(path.join(target, screen.name), { recursive: true });
  try {
    await page.emulateMedia({ reducedMotion: screen.moves ? 'no-preference' : 'reduce' });
    for (const part of screen.parts ?? [{ ...screen, name: '' }]) {
      await part.open(stage);
      // What is computed aside does not show that it goes on.
      await page.waitForTimeout(timeToCompute);
      await takeModes(screen, part, pictures, findings);
      await begin();
      await part.close(stage);
    }
  } catch (problem) {
    findings.add(`could not be taken: ${problem.message.split('\n')[0]}`, 'once');
    await begin();
    await page.keyboard.press('Escape');
  }
  const sheets = await sheetsOf(screen.name, pictures);
  taken.push({ name: screen.name, sheets, pictures: Object.values(pictures).flatMap((each) => Object.values(each).flat()), findings: findings.sentences });
  say(`${screen.name.padEnd(28)} ${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s${findings.sentences.length > 0 ? `, ${findings.sentences.length} findings` : ''}`);
}

/** Appends to `pictures`, by size and mode, the files that were written. */
async function takeModes(screen, part, pictures, findings) {
  const region = part.region?.(page) ?? page.locator('body');
  for (const size of sizes) {
    await setSize(app, page, size);
    for (const mode of modes) {
      await setMode(page, mode);
      const file = `${screen.name}/${[size.name, part.name, mode.name].filter(Boolean).join('-')}.png`;
      await photograph(region, path.join(target, file), screen.moves);
      (pictures[size.name] ??= {})[mode.name] = [...(pictures[size.name][mode.name] ?? []), file];
      // Colors do not depend on the size.
      const found = await findingsIn(page, region, { withContrast: size === sizes[0] });
      for (const each of found) findings.add(each, path.posix.basename(file, '.png'));
    }
  }
}

async function photograph(region, file, moves = false) {
  const clip = await region.boundingBox();
  const shoot = () => page.screenshot({ path: file, clip, animations: moves ? 'allow' : 'disabled' });
  let last = await shoot();
  if (moves) return;
  for (const end = Date.now() + patience; Date.now() < end; ) {
    await page.waitForTimeout(120);
    const next = await shoot();
    if (next.equals(last)) return;
    last = next;
  }
}

async function sheetsOf(name, pictures) {
  mkdirSync(path.join(target, 'sheets'), { recursive: true });
  const files = [];
  for (const [size, inModes] of Object.entries(pictures)) {
    const file = `sheets/${name}-${size}.png`;
    await makeSheet(path.join(target, file), Object.entries(inModes).map(([mode, each]) => ({ name: `${name} ${size} ${mode}`, pictures: each.map((picture) => path.join(target, picture)) })));
    files.push(file);
  }
  return files;
}

function report() {
  const bad = taken.filter(({ findings }) => findings.length > 0);
  for (const { name, findings } of bad) say(`\n${name}\n${findings.map((each) => `  ${each}`).join('\n')}`);
  const count = taken.reduce((sum, { pictures }) => sum + pictures.length, 0);
  say(`\n${taken.length} screens, ${count} pictures, ${bad.length} screens with findings: ${path.join(target, 'index.html')}`);
  return bad.length > 0 ? 1 : 0;
}
