/** The loss curve tells when weights were changed by hand and when layers began anew. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('a weight changed by hand and a layer that begins anew are marked on the curve', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).click();
  await page.locator('.view-picker').nth(1).click();
  await page.getByRole('option', { name: 'Units and weights' }).click();
  const curve = page.getByRole('region', { name: 'Loss', exact: true });
  const units = page.getByRole('region', { name: 'Units and weights' });
  const rows = curve.getByRole('table').getByRole('row');
  const step = async (count: number): Promise<void> => {
    const before = await rows.count();
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(rows).toHaveCount(Math.max(2, before + 1), { timeout: 20_000 });
    if (count > 1) await step(count - 1);
  };
  await step(3);

  const edge = units.locator('[data-edge="2 0 0"]');
  const place = await edge.evaluate((path) => {
    const line = path as SVGPathElement;
    const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.97);
    const { left, top } = line.ownerSVGElement!.getBoundingClientRect();
    return { x: left + x, y: top + y };
  });
  await page.mouse.click(place.x, place.y);
  await units.getByRole('spinbutton').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2.75');
  await page.keyboard.press('Enter');
  const edited = curve.getByRole('img', { name: /^After step 3 weights of .+ were changed by hand\.$/ });
  await expect(edited).toBeVisible();
  await step(2);
  await expect(edited).toBeVisible();

  await page.locator('.svelte-flow__node').filter({ hasText: 'Hidden 2' }).first().click();
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Units', { exact: true }).fill('6');
  await page.keyboard.press('Enter');
  await step(1);
  const renewed = curve.getByRole('img', { name: /^After step 5 these layers began anew: .+\.$/ });
  await expect(renewed).toBeVisible();
  await expect(rows.nth(5)).toContainText('began anew');

  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(rows).toHaveCount(0);
  await step(1);
  await expect(edited).toHaveCount(0);
  await expect(renewed).toHaveCount(0);
  await close();
});
