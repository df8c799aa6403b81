/** Charts leave the window as they are shown: the numbers of the table, a drawing that needs nothing from elsewhere, a picture of its size. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvParseRows } from 'd3';
import { JSDOM } from 'jsdom';
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { answerSaveDialog, launchApp } from './app';

/** Views with work that a person starts. */
const starts: Readonly<Record<string, string>> = { 'Map of the examples': 'Draw the map', 'Strongest examples': 'Find', 'Loss surface': 'Draw it around the present weights' };
/** Has nothing to save as long as all numbers are finite. */
const quiet = 'NaN detective';
/** Of a hidden table. */
const mostRows = 40;

let folder: string;
let app: ElectronApplication;
let page: Page;
let close: () => Promise<void>;

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'charts-'));
  ({ app, page, close } = await launchApp({ size: { width: 1280, height: 800 } }));
});

test.afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** The view in the first slot. */
async function choose(view: string): Promise<Locator> {
  await page.locator('.view-picker').first().click();
  await page.getByRole('option', { name: view, exact: true }).click();
  const region = page.getByRole('region', { name: view, exact: true }).first();
  await expect(region).toBeVisible();
  return region;
}

/** Titles of the views of the picker that do not refuse this network. */
async function viewsOfPicker(): Promise<string[]> {
  await page.locator('.view-picker').first().click();
  const titles = await page.locator('.floating-item:not(.without)').allTextContents();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  return titles.map((title) => title.trim());
}

const menuOf = (view: Locator): Locator => view.getByRole('button', { name: /: table, copy, save$/ }).first();

async function save(view: Locator, kind: 'CSV' | 'SVG' | 'PNG'): Promise<Buffer> {
  const file = path.join(folder, `chart.${kind.toLowerCase()}`);
  rmSync(file, { force: true });
  await answerSaveDialog(app, file);
  await menuOf(view).click();
  await page.getByRole('menuitem', { name: `Save as ${kind}…` }).click();
  await expect.poll(() => existsSync(file) && readFileSync(file).length > 0, { intervals: [20], timeout: 20_000 }).toBe(true);
  await expect(page.getByRole('menu')).toHaveCount(0);
  return readFileSync(file);
}

const tableOf = (view: Locator) =>
  view
    .locator('table')
    .last()
    .evaluate((table) => ({
      columns: [...table.querySelectorAll('thead th')].map((cell) => cell.textContent),
      rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
    }));

/** A number of the file has all its digits, one of the table six. */
const asShown = (cell: string, shown: string | undefined): string => (cell !== shown && cell !== '' && Number.isFinite(Number(cell)) ? String(+Number(cell).toPrecision(6)) : cell);

/** All rows in the file, as many as there is room for in the table, evenly through the file. */
async function checkTable(view: Locator): Promise<void> {
  const [columns, ...rows] = csvParseRows((await save(view, 'CSV')).toString());
  expect(columns!.length).toBeGreaterThan(1);
  expect(rows.length).toBeGreaterThan(0);
  const most = Math.min(mostRows, rows.length);
  const thinned = Array.from({ length: most }, (_, i) => rows[most === 1 ? 0 : Math.round((i * (rows.length - 1)) / (most - 1))]!);
  const shown = await tableOf(view);
  expect(shown).toEqual({ columns, rows: thinned.map((row, i) => row.map((cell, column) => asShown(cell, shown.rows[i]?.[column]))) });
}

/** Read by a strict parser. */
function readDrawing(svg: string) {
  const { documentElement: root } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
  const every = [root, ...root.querySelectorAll('*')];
  const attributes = every.flatMap((each) => [...each.attributes]);
  const texts = every.filter((each) => each.localName === 'text' && each.textContent.trim() !== '');
  return {
    name: root.nodeName,
    namespace: root.namespaceURI,
    size: ['width', 'height'].map((side) => Number(root.getAttribute(side))),
    title: texts[0]?.textContent,
    foreign: every.filter((each) => /^(script|foreignObject|style|link)$/i.test(each.localName)).length,
    addresses: attributes.filter(({ localName, value }) => /^(href|src)$/.test(localName) && !/^(data:image\/png;base64,|#)/.test(value)).map(({ value }) => value),
    references: attributes.map(({ value }) => value).filter((value) => /url\((?!["']?#)|var\(|@import/.test(value)),
    marks: every.filter((each) => /^(path|rect|circle|line|image)$/.test(each.localName)).length,
    fonts: [...new Set(texts.map((each) => each.closest('[font-family]')?.getAttribute('font-family') ?? 'none'))],
  };
}

/** Its size, and how many colors it has. */
const readPicture = (png: Buffer) =>
  page.evaluate(async (text) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { size: [bitmap.width, bitmap.height], colors: new Set(new Uint32Array(data.buffer)).size };
  }, png.toString('base64'));

async function checkDrawing(view: Locator): Promise<void> {
  const drawing = readDrawing((await save(view, 'SVG')).toString());
  expect(drawing).toMatchObject({ name: 'svg', namespace: 'http://www.w3.org/2000/svg', foreign: 0, addresses: [], references: [] });
  const box = (await view.locator('figure').first().boundingBox())!;
  expect(drawing.size[0]).toBeGreaterThanOrEqual(Math.floor(box.width));
  expect(drawing.title).not.toBe('');
  expect(drawing.marks).toBeGreaterThan(1);
  // Where the app's fonts are missing, the last of the list is what every system has.
  for (const font of drawing.fonts) expect(font).toMatch(/, *(sans-serif|serif|monospace|system-ui)$/);
  const picture = await readPicture(await save(view, 'PNG'));
  expect(picture.size).toEqual(drawing.size.map((side) => 2 * side));
  expect(picture.colors).toBeGreaterThan(4);
}

async function check(title: string): Promise<void> {
  const view = await choose(title);
  if (starts[title]) {
    const examples = view.getByLabel('Examples', { exact: true });
    if (await examples.count()) await examples.fill('40');
    await view.getByRole('button', { name: starts[title] }).click();
  }
  await expect(view.locator('table').last().locator('tbody tr').first()).toBeAttached({ timeout: 60_000 });
  await expect(view.getByRole('button', { name: /^Cancel/ })).toHaveCount(0, { timeout: 60_000 });
  // The hidden table follows the drawing after two seconds.
  await expect(() => checkTable(view)).toPass({ timeout: 30_000 });
  await checkDrawing(view);
}

const networks: readonly { name: string; template: RegExp | null; known: readonly string[]; slow: readonly string[] }[] = [
  // Half a minute for this network, so it is looked at in the other one.
  { name: 'digits', template: null, known: ['Loss', 'Feature maps', 'Map of the examples'], slow: ['Loss surface'] },
  { name: 'spiral', template: /^Spiral, 2–8–8–3/, known: ['Loss', 'Loss surface', 'Decision regions'], slow: [] },
];

for (const { name, template, known, slow } of networks) {
  test(`every view of the ${name} network is saved as numbers, drawing and picture`, async () => {
    if (template) {
      await page.getByRole('button', { name: 'Templates' }).click();
      await page.getByRole('dialog').getByRole('button', { name: template }).first().click();
    }
    for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page.locator('.svelte-flow__node .norm').first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('keep this run');
    await page.keyboard.press('Enter');
    const titles = await viewsOfPicker();
    expect(titles).toEqual(expect.arrayContaining([...known, ...slow, quiet]));
    await expect(menuOf(await choose(quiet))).toHaveCount(0);
    for (const title of titles.filter((each) => each !== quiet && !slow.includes(each))) await test.step(title, () => check(title));
  });
}
