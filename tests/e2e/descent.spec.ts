/** The laboratory of gradient descent in the real window: start, rates and race by mouse and keyboard. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';
import { centerOf, drag } from './mouse';

test('three optimizers race from a start that is dragged, with rates that are moved and typed', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('radio', { name: 'Descent' }).click();
  const start = page.getByRole('button', { name: /^Start: x/ });
  const map = (await page.locator('section.map canvas').boundingBox())!;
  const sgd = page.getByRole('group', { name: 'SGD' });
  const standings = page.getByRole('region', { name: 'Standings' });

  await expect(start).toHaveAccessibleName('Start: x -4.5, y 1.5. Arrow keys move it.');
  await drag(page, await centerOf(start), { x: map.x + map.width / 4, y: map.y + map.height / 3 });
  await expect(start).toHaveAccessibleName(/x -2\.\d+, y 1\.\d+/);
  await start.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(start).toHaveAccessibleName(/x -3\.\d+, y 1\.\d+/);

  await expect(standings.getByRole('listitem')).toHaveText([/^SGD arrived at step \d+\.$/, /^Momentum arrived at step \d+\.$/, /^Adam arrived at step \d+\.$/]);
  await sgd.getByRole('textbox').fill('0.1');
  await sgd.getByRole('textbox').press('Enter');
  await expect(standings).toContainText(/SGD left the map at step \d+: the rate is too large for Ravine\./);
  await sgd.getByRole('slider').focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
  await expect(standings).toContainText(/SGD arrived at step \d+\./);
  expect(Number(await sgd.getByRole('textbox').inputValue())).toBeLessThan(0.08);

  const controls = page.getByRole('toolbar', { name: 'Race' });
  await controls.getByRole('button', { name: 'Back to the start' }).click();
  await expect(controls).toContainText('Step 0 of 150');
  await expect(standings.getByRole('listitem')).toHaveCount(0);
  await controls.getByRole('button', { name: 'One step on' }).click();
  await expect(controls).toContainText('Step 1 of 150');
  await controls.getByRole('button', { name: 'Play' }).click();
  await expect(controls.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(controls).toContainText(/Step ([3-9]|\d\d+) of 150/);
  await controls.getByRole('button', { name: 'Pause' }).click();

  await page.getByRole('radio', { name: 'Gates' }).click();
  await page.getByRole('radio', { name: 'Descent' }).click();
  await expect(start).toHaveAccessibleName(/x -3\.\d+, y 1\.\d+/);
  await close();
});

test('the loss surface of the spiral network has the loss of its weights in the middle', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /[Ss]piral/ }).first().click();
  await page.getByLabel(/^View: /).first().click();
  await page.getByRole('option', { name: 'Loss surface' }).click();
  await page.getByRole('button', { name: 'Draw it around the present weights' }).click();
  const dock = page.getByRole('region', { name: 'Training' });
  await expect(dock).toContainText(/step 0: loss \d/, { timeout: 20_000 });
  await close();
});
