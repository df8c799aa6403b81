/** Any element of a value is reached by page, index and picture, and the drawn graph of a step leads to its moments; by mouse and keyboard. */
import { elementFormula } from '@core/inspect/element-formula';
import { formulaText } from '@core/inspect/formula-text';
import type { Moment } from '@core/inspect/moments';
import { stepGraphOf } from '@core/inspect/step-graph';
import { spiralMlp } from '@core/templates/spiral-mlp';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp } from './app';
import { centerOf, drag } from './mouse';
import { expectedMoments } from './step-trace';

async function openStep(page: Page): Promise<Moment[]> {
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button').filter({ has: page.getByText(spiralMlp.title.en, { exact: true }) }).click();
  await page.getByRole('button', { name: 'Step through' }).click();
  await expect(page.locator('.moment')).toBeVisible();
  return expectedMoments(spiralMlp, 0, 0);
}

const goTo = (page: Page, at: number) => page.getByRole('slider', { name: 'Place in the step' }).fill(String(at));
const formula = (page: Page) => page.locator('.moment .formula').getAttribute('data-formula');
const textOf = ({ node }: Moment, element: number) => formulaText(elementFormula(node, element));

async function isInside(inner: Locator, outer: Locator): Promise<boolean> {
  const [box, place] = [(await inner.boundingBox())!, (await outer.boundingBox())!];
  return box.x >= place.x && box.y >= place.y && box.x + box.width <= place.x + place.width && box.y + box.height <= place.y + place.height;
}

test('every element of a large value is reached by page, index and picture', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const moments = await openStep(page);
  const at = moments.findIndex(({ phase, node }) => phase === 'forward' && node.op === 'Relu');
  const count = moments[at].node.outputs[0].data.length;
  expect(count).toBeGreaterThan(64);
  await goTo(page, at);
  await expect(page.locator('.moment .rule')).toContainText('max');
  await expect.poll(() => formula(page)).toBe(textOf(moments[at], 0));

  await page.getByRole('button', { name: 'Numbers after these' }).click();
  await expect(page.locator('.elements button')).toHaveCount(count - 64);
  await expect.poll(() => formula(page)).toBe(textOf(moments[at], 64));
  await page.locator('.elements button').nth(5).click();
  await expect.poll(() => formula(page)).toBe(textOf(moments[at], 69));

  await page.getByRole('textbox', { name: `Axis 1: 0 to ${count - 1}` }).fill('17');
  await page.keyboard.press('Enter');
  await expect.poll(() => formula(page)).toBe(textOf(moments[at], 17));
  await expect(page.locator('.elements button[aria-pressed=true]')).toHaveAttribute('title', String(moments[at].node.outputs[0].data[17]));

  await page.locator('.moment').getByText('Picture', { exact: true }).click();
  const picture = page.locator('.moment .pixels');
  const box = (await picture.boundingBox())!;
  const side = box.width / count;
  await page.mouse.click(box.x + side * 81.5, box.y + box.height / 2);
  await expect.poll(() => formula(page)).toBe(textOf(moments[at], 81));
  const mark = (await picture.locator('.mark').boundingBox())!;
  expect(Math.abs(mark.x + mark.width / 2 - (box.x + side * 81.5))).toBeLessThan(side);
  await close();
});

test('an update is also written out in one line', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const moments = await openStep(page);
  const last = moments.findLastIndex(({ phase, node }) => phase === 'update' && node.op === 'Sub');
  await goTo(page, last);
  await expect(page.locator('.moment .whole')).toHaveCount(1);
  const whole = (await page.locator('.moment .whole').getAttribute('data-formula'))!;
  expect(whole.split(' = ').at(-1)).toBe(textOf(moments[last], 0).split(' = ').at(-1));
  expect(whole.length).toBeGreaterThan(textOf(moments[last], 0).length);
  await close();
});

test('the graph of the step is drawn, and a click leads to a moment', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const moments = await openStep(page);
  const graph = stepGraphOf(moments);
  await page.getByRole('button', { name: 'Show as a graph' }).click();
  const drawing = page.getByRole('application', { name: /^Graph of the step/ });
  await expect(drawing).toBeVisible();
  await expect(drawing.locator('.head')).toHaveCount(graph.rows.flat().length);

  // Layers that are closed open by a click on their name; the others close.
  const update = graph.rows.flat().find(({ column }) => column === 'update')!;
  await expect(drawing.locator(`.op[data-at="${update.ops[0].at}"]`)).toHaveCount(0);
  await drawing.locator(`[data-group="${update.id}"]`).click();
  await expect(drawing.locator(`.op[data-at="${update.ops[0].at}"]`)).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all operations' }).click();
  await expect(drawing.locator('.op')).toHaveCount(moments.length);
  await expect(drawing.locator('.edge')).toHaveCount(graph.edges.length);

  const gradient = moments.findIndex(({ phase, node }) => phase === 'backward' && node.op === 'ReluGradient');
  await page.getByRole('button', { name: 'Show all of it' }).click();
  await drawing.locator(`.op[data-at="${gradient}"]`).click();
  await expect.poll(() => formula(page)).toBe(textOf(moments[gradient], 0));
  await expect(drawing.locator('.op.present')).toHaveAttribute('data-at', String(gradient));
  const ends = graph.edges.filter(({ from, to }) => from === gradient || to === gradient);
  await expect(drawing.locator('.edge.present')).toHaveCount(ends.length);

  // The other way round: going on in the panel moves the mark, and keeps it in sight.
  for (const _ of [1, 2, 3]) await page.getByRole('button', { name: 'Larger', exact: true }).click();
  await page.getByRole('button', { name: 'Next operation' }).click();
  await expect(drawing.locator('.op.present')).toHaveAttribute('data-at', String(gradient + 1));
  await expect.poll(() => isInside(drawing.locator('.op.present'), drawing)).toBe(true);
  await goTo(page, moments.length - 1);
  await expect.poll(() => isInside(drawing.locator('.op.present'), drawing)).toBe(true);

  // It is moved by dragging, made larger by the wheel, and gone through by arrow keys.
  const place = () => drawing.locator('> g').getAttribute('transform');
  const before = await place();
  const center = await centerOf(drawing);
  await drag(page, { x: center.x, y: center.y - 200 }, { x: center.x + 60, y: center.y - 150 });
  expect(await place()).not.toBe(before);
  const moved = await place();
  await page.mouse.wheel(0, -200);
  await expect.poll(place).not.toBe(moved);
  await drawing.focus();
  await page.keyboard.press('ArrowUp');
  await expect(drawing.locator('.op.present')).toHaveAttribute('data-at', String(moments.length - 2));

  // The same as a table.
  await page.getByRole('button', { name: 'Graph of the step: table, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: 'Graph of the step' }).getByRole('row')).toHaveCount(moments.length + 1);
  await page.getByRole('button', { name: 'Close the graph' }).first().click();
  await expect(page.getByRole('region', { name: 'Graph of the step' })).toHaveCount(0);
  await close();
});
