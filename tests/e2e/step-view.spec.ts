/** One training step is gone through op by op, forth and back; each formula on the way gives the number it claims. */
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './app';

const shown = (page: Page) =>
  page.locator('.moment').evaluate((panel) => ({
    phase: panel.getAttribute('data-phase')!,
    formula: panel.querySelector('.formula')!.getAttribute('data-formula')!,
    numbers: [...panel.querySelectorAll('.elements button')].map((button) => Number((button as HTMLElement).title)),
  }));

/** The left side of a sum of products; `null` of a formula that is none, or is shortened. */
function computed(formula: string): number | null {
  const [left] = formula.replaceAll('−', '-').split(' = ');
  if (!/^[-\d.e()+· ]+$/.test(left) || !left.includes('·')) return null;
  const terms = left.split(' + ').map((term) => term.split('·').map((factor) => Number(factor.replace(/[()]/g, '').trim())));
  return terms.reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
}

test('a step is gone through forth and back', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral/ }).first().click();
  await page.getByRole('button', { name: 'Step through' }).click();
  await expect(page.locator('.moment')).toBeVisible();
  const count = 1 + Number(await page.getByRole('slider', { name: 'Place in the step' }).getAttribute('max'));
  expect(count).toBeGreaterThan(20);

  const seen = [await shown(page)];
  for (let i = 1; i < count; i++) {
    await page.getByRole('button', { name: 'Next operation' }).click();
    seen.push(await shown(page));
  }
  expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['forward', 'loss', 'backward', 'update']);
  const sums = seen.flatMap(({ formula, numbers }) => (computed(formula) === null ? [] : [{ claimed: computed(formula)!, number: numbers[0] }]));
  expect(sums.length).toBeGreaterThan(5);
  for (const { claimed, number } of sums) expect(Math.abs(claimed - number)).toBeLessThan(5e-3 * Math.max(1, Math.abs(number)));
  for (const before of seen.toReversed().slice(1)) {
    await page.getByRole('button', { name: 'Back one operation' }).click();
    expect(await shown(page)).toEqual(before);
  }
  await page.getByRole('button', { name: 'Back to the inspector' }).click();
  await expect(page.locator('.moment')).toHaveCount(0);
  await close();
});
