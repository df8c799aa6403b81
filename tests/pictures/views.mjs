/** The views of the training dock: which there are is asked from the picker of the running app, so a new one needs no line here. */

const slot = (page) => page.locator('.dock .place').first().locator('section');

/** Ids of all views, and why one has nothing to show for the present document. */
export async function viewsOf(page) {
  await slot(page).locator('.view-picker').click();
  const listed = await page.locator('.view-list [role=option]').evaluateAll((options) =>
    options.map((option) => ({ id: option.dataset.value, refusal: option.classList.contains('without') ? option.title : null })));
  await page.keyboard.press('Escape');
  await page.locator('.view-list').waitFor({ state: 'hidden' });
  return listed;
}

/** In the first slot of the dock, and enlarged. */
export const viewScreen = (id) => ({
  name: id,
  parts: [
    { name: 'slot', region: slot, open: ({ page }) => show(page, id), close: async () => {} },
    { name: 'large', region: slot, open: ({ page }) => sizeButton(page).click(), close: ({ page }) => sizeButton(page).click() },
  ],
});

const sizeButton = (page) => slot(page).locator('header .tools button').last();

/** What is computed on request only, and so is empty, is asked for, and waited for. */
export async function show(page, id) {
  await slot(page).locator('.view-picker').click();
  await page.locator(`.view-list [role=option][data-value="${id}"]`).click();
  await page.locator('.view-list').waitFor({ state: 'hidden' });
  await page.waitForTimeout(300);
  const request = slot(page).locator('.view button.plain:not([aria-disabled=true])').filter({ hasText: /\S/ }).first();
  if ((await slot(page).locator('.area > p').count()) === 0 || (await request.count()) === 0) return;
  const text = (await request.innerText()).trim();
  await request.click();
  // While it works the button stops the work.
  await page.waitForFunction(
    (label) => ![...document.querySelectorAll('.dock .place section .view button.plain')].some((each) => each.textContent.includes('%') && each.textContent !== label),
    text,
    { timeout: 60_000 },
  );
}
