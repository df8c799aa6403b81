/**
 * The screens besides the views: on which document each is taken, how it is opened from the network workspace in English,
 * and how it is left again. `region` is what is photographed, the window when left out. `moves`: it changes while one looks.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerOpenDialog, changeSettings } from './documents.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const workspace = (page, name) => page.getByRole('radio', { name, exact: true }).click();
const backToNetwork = ({ page }) => page.locator('nav [role=radio]').first().click();
const escape = ({ page }) => page.keyboard.press('Escape');

const phases = ['Forward', 'Loss', 'Backward', 'Update'].map((phase) => ({
  name: `step-${phase.toLowerCase()}`,
  document: 'spiral',
  open: async ({ page }) => {
    await button(page, 'Step through').click();
    const chosen = page.getByRole('radio', { name: phase, exact: true });
    await chosen.click();
    await page.locator('.moment').waitFor();
  },
  close: ({ page }) => page.locator('section.step header button').click(),
}));

export const screens = [
  {
    name: 'canvas-training',
    document: 'digits',
    moves: true,
    open: async ({ page }) => {
      await changeSettings(page, { Epochs: 1000 });
      await button(page, 'Reset').click();
      await button(page, 'Train').click();
      await page.locator('.svelte-flow__node .norm').first().waitFor({ timeout: 60_000 });
    },
    close: async ({ page }) => {
      await page.locator('.dock .buttons button').first().click();
      await button(page, 'Continue').waitFor();
    },
  },
  {
    name: 'canvas-layer',
    document: 'digits',
    open: ({ page }) => page.locator('.svelte-flow__node[data-id=conv1]').click(),
    close: escape,
  },
  {
    name: 'canvas-plane',
    document: 'spiral',
    open: async () => {},
    close: async () => {},
  },
  ...phases,
  {
    name: 'gates',
    open: async ({ page }) => {
      await workspace(page, 'Gates');
      await page.getByRole('button', { name: 'Examples' }).click();
      await page.getByRole('menuitem', { name: /gate by gate/ }).click();
      await page.locator('.svelte-flow__node').filter({ has: page.getByLabel('Output of Exp', { exact: true }) }).click();
    },
    close: backToNetwork,
  },
  { name: 'descent', open: ({ page }) => workspace(page, 'Descent'), close: backToNetwork },
  { name: 'data-digits', document: 'digits', open: ({ page }) => workspace(page, 'Data'), close: backToNetwork },
  {
    name: 'data-moons',
    document: 'moons',
    open: async ({ page }) => {
      await workspace(page, 'Data');
      await page.getByRole('heading', { name: 'Moons' }).waitFor();
    },
    close: backToNetwork,
  },
  {
    name: 'photos',
    document: 'digits',
    open: async ({ app, page, folder }) => {
      await workspace(page, 'Photos');
      const pad = await page.getByLabel('Drawing pad').boundingBox();
      const at = (x, y) => [pad.x + x * pad.width, pad.y + y * pad.height];
      await page.mouse.move(...at(0.3, 0.25));
      await page.mouse.down();
      for (const place of [at(0.7, 0.25), at(0.45, 0.85)]) await page.mouse.move(...place, { steps: 8 });
      await page.mouse.up();
      const file = path.join(folder, 'seven.png');
      writeFileSync(file, await page.getByLabel('Drawing pad').screenshot());
      await answerOpenDialog(app, file);
      await button(page, 'Open images').click();
      await page.locator('.files li').first().waitFor();
    },
    close: backToNetwork,
  },
  {
    name: 'alarms',
    document: 'deep',
    open: async ({ page }) => {
      for (let i = 0; i < 4; i++) {
        await button(page, 'Step').click();
        await page.waitForTimeout(700);
      }
      await page.locator('.alarm-trigger').click({ timeout: 30_000 });
      await page.locator('.alarm-list').waitFor();
    },
    close: escape,
  },
  {
    name: 'templates',
    open: async ({ page }) => {
      await button(page, 'Templates').click();
      await page.getByRole('dialog').locator('[data-template]').first().waitFor();
    },
    close: escape,
  },
  {
    name: 'commands',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
    close: escape,
  },
  {
    name: 'advanced-settings',
    document: 'spiral',
    open: ({ page }) => page.locator('.advanced-trigger').click(),
    close: escape,
  },
];
