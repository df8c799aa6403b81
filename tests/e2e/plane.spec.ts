/** A problem on the plane: its regions in a slot and enlarged, its units and weights, and a weight changed by hand. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('regions, units and weights of the spiral', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const choose = async (slot: number, view: string) => {
    await page.locator('.view-picker').nth(slot).click();
    await page.getByRole('option', { name: view }).click();
  };
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).click();
  await choose(0, 'Decision regions');
  await choose(1, 'Units and weights');
  const regions = page.getByRole('region', { name: 'Decision regions' });
  const units = page.getByRole('region', { name: 'Units and weights' });
  await expect(regions).toContainText(/train \d+\.\d%/);

  await page.locator('.dock').getByRole('button', { name: 'Train', exact: true }).click();
  await expect(regions).toContainText(/train (9[5-9]|100)\.\d%/, { timeout: 30_000 });

  await regions.getByRole('button', { name: /Enlarge|full size|Decision regions/ }).last().click();
  const cursor = regions.locator('svg[tabindex="0"]');
  await expect(async () => expect((await cursor.boundingBox())!.width).toBeGreaterThan(600)).toPass();
  await cursor.hover();
  await expect(regions).toContainText(/A \d+\.\d%\s+B \d+\.\d%\s+C \d+\.\d%/);
  await page.keyboard.press('Escape');

  const edge = units.locator('[data-edge="2 0 0"]');
  const place = await edge.evaluate((path) => {
    const line = path as SVGPathElement;
    const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.97);
    const { left, top } = line.ownerSVGElement!.getBoundingClientRect();
    return { x: left + x, y: top + y };
  });
  await page.mouse.click(place.x, place.y);
  const number = units.getByRole('spinbutton');
  await number.focus();
  const before = await number.inputValue();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2.75');
  await page.keyboard.press('Enter');
  await expect(units).toContainText('= 2.75');
  await expect(page.getByRole('status', { name: 'State' })).not.toContainText('training');

  await page.keyboard.press('Control+z');
  await expect(units.getByRole('spinbutton')).not.toHaveValue('2.75');
  expect(Number(before)).not.toBe(2.75);
  await close();
});
