/** The list of commands: found by a few letters, in the other language, too; what was run last comes first, after a restart as well. */
import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('commands are found by a few letters in either language, and the last ones come first', async () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-commands-'));
  const first = await launchApp({ userData, size: { width: 1280, height: 800 } });
  const { page } = first;
  const options = page.getByRole('dialog').getByRole('option');
  const layers = page.locator('.svelte-flow__node');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('group').first()).toHaveAccessibleName('Training');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('[role="dialog"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await page.keyboard.type('zts');
  await expect(options.first()).toContainText('Zoom to selection');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('全选');
  await expect(options.first()).toContainText('Select all');
  await page.keyboard.press('Enter');
  await expect(page.locator('.svelte-flow__node.selected')).toHaveCount(await layers.count());

  await page.keyboard.press('Control+k');
  await expect(options.first()).toContainText('Select all');
  await page.keyboard.type('no such command');
  await expect(options).toHaveCount(1);
  await expect(options.first()).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await first.close();

  const second = await launchApp({ userData, size: { width: 1280, height: 800 } });
  await second.page.keyboard.press('Control+k');
  await expect(second.page.getByRole('dialog').getByRole('group').first()).toHaveAccessibleName('Used last');
  await expect(second.page.getByRole('dialog').getByRole('option').first()).toContainText('Select all');
  await second.close();
  rmSync(userData, { recursive: true });
});
