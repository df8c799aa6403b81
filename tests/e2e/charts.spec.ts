/** Charts leave the window as they are shown: the numbers of the table, a drawing that needs nothing from elsewhere, a picture of its size. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvParseRows } from 'd3';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { answerSaveDialog, launchApp } from './app';

/** Families that the app brings along, and what every system has for them. */
const fonts = /^("?(Inter Variable|Noto Sans SC Variable|SF Mono|Cascadia Mono|DejaVu Sans Mono|Liberation Mono)"?|system-ui|sans-serif|ui-monospace|monospace|Menlo|Consolas|Georgia|serif)$/;
/** Views with work that a person starts. */
const starts: Readonly<Record<string, string>> = { 'Map of the examples': 'Draw the map', 'Strongest examples': 'Find', 'Loss surface': 'Draw it around the present weights' };

async function choose(page: Page, view: string): Promise<void> {
  await page.locator('.view-picker').first().click();
  await page.getByRole('option', { name: view, exact: true }).click();
}

/** Titles of the views of the picker that have something to show for this network. */
async function viewsOf(page: Page): Promise<string[]> {
  await page.locator('.view-picker').first().click();
  const titles = await page.locator('.floating-item:not(.without)').allTextContents();
  await page.keyboard.press('Escape');
  return titles.map((title) => title.trim());
}

async function save(app: ElectronApplication, page: Page, folder: string, extension: 'csv' | 'svg' | 'png'): Promise<Buffer> {
  const file = path.join(folder, `chart.${extension}`);
  rmSync(file, { force: true });
  await answerSaveDialog(app, file);
  await page.locator('.place').first().locator('.tools .icon-button').first().click();
  await page.getByRole('menuitem', { name: new RegExp(`save.*${extension}`, 'i') }).click();
  await expect.poll(() => existsSync(file) && readFileSync(file).length > 0, { timeout: 20_000 }).toBe(true);
  await expect(page.getByRole('menu')).toHaveCount(0);
  return readFileSync(file);
}

/** What the table of the first slot says; the page thins long ones. */
const tableOf = (page: Page) =>
  page
    .locator('.place')
    .first()
    .locator('table')
    .last()
    .evaluate((table) => ({
      columns: [...table.querySelectorAll('thead th')].map((cell) => cell.textContent?.trim() ?? ''),
      rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
    }));

const isSame = (file: string, shown: string): boolean => file === shown || (file !== '' && Number.isFinite(Number(shown)) && Math.abs(Number(file) - Number(shown)) <= 1e-5 * Math.max(1e-12, Math.abs(Number(file))));

async function checkTable(app: ElectronApplication, page: Page, folder: string, view: string): Promise<void> {
  await expect(async () => {
    const [columns, ...rows] = csvParseRows((await save(app, page, folder, 'csv')).toString());
    const shown = await tableOf(page);
    expect(columns, view).toEqual(shown.columns);
    expect(rows.length, view).toBeGreaterThan(0);
    // Every row that is shown is in the file, in the same order.
    let next = 0;
    for (const row of shown.rows) {
      while (next < rows.length && !row.every((cell, i) => isSame(rows[next]![i]!.trim(), cell))) next++;
      expect(next, `${view}: ${row.join(', ')}`).toBeLessThan(rows.length);
    }
    expect(shown.rows.length).toBeLessThanOrEqual(rows.length);
  }).toPass({ timeout: 30_000 });
}

/** Read by the page's own parser. */
async function checkDrawing(app: ElectronApplication, page: Page, folder: string, view: string): Promise<void> {
  const svg = (await save(app, page, folder, 'svg')).toString();
  const found = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const every = [...root.querySelectorAll('*')];
    return {
      name: root.nodeName,
      size: ['width', 'height'].map((side) => Number(root.getAttribute(side))),
      errors: root.querySelectorAll('parsererror').length,
      addresses: every.flatMap((each) => ['href', 'xlink:href', 'src'].flatMap((name) => each.getAttribute(name) ?? [])).filter((address) => !/^(data:image\/png;base64,|#)/.test(address)),
      urls: every.flatMap((each) => [...each.attributes]).map(({ value }) => value).filter((value) => /url\((?!["']?#)|var\(/.test(value)),
      texts: root.querySelectorAll('text').length,
      families: [...new Set([...root.querySelectorAll('text')].flatMap((each) => (each.getAttribute('font-family') ?? '').split(',').map((family) => family.trim())))],
      others: every.filter((each) => /^(script|foreignObject|style|link)$/i.test(each.nodeName)).length,
    };
  }, svg);
  expect(found, view).toMatchObject({ name: 'svg', errors: 0, addresses: [], urls: [], others: 0 });
  expect(found.texts, view).toBeGreaterThan(0);
  for (const family of found.families) expect(family, view).toMatch(fonts);
  const png = await save(app, page, folder, 'png');
  expect(png.subarray(1, 4).toString(), view).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = width / found.size[0]!;
  expect(scale, view).toBeGreaterThanOrEqual(1);
  expect(Math.abs(height - scale * found.size[1]!), view).toBeLessThanOrEqual(scale);
}

for (const [name, template] of [['digits', null], ['spiral', /^Spiral(?!,)/]] as const) {
  test(`every view of the ${name} network is saved as numbers, drawing and picture`, async () => {
    test.setTimeout(300_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'charts-'));
    const { app, page, close } = await launchApp({ size: { width: 1280, height: 800 } });
    if (template) {
      await page.getByRole('button', { name: 'Templates' }).click();
      await page.getByRole('dialog').getByRole('button', { name: template }).first().click();
    }
    for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page.locator('.svelte-flow__node .norm').first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('keep this run');
    await page.keyboard.press('Enter');
    const views = await viewsOf(page);
    expect(views.length).toBeGreaterThan(5);
    for (const view of views) {
      await choose(page, view);
      const start = page.locator('.place').first().getByRole('button', { name: starts[view] ?? 'nothing to start' });
      if (await start.count()) await start.first().click();
      await expect(page.locator('.place').first().locator('table').last(), view).toBeAttached({ timeout: 60_000 });
      // What is refined for long is saved as it is.
      const cancel = page.locator('.place').first().getByRole('button', { name: /^Cancel/ });
      if (await cancel.count()) await cancel.click({ timeout: 2000 }).catch(() => undefined);
      await checkTable(app, page, folder, view);
      await checkDrawing(app, page, folder, view);
    }
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
}
