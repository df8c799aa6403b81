/** One training step is gone through forth and back, and every number on the way is what the interpreter alone computes. */
import { elementFormula } from '@core/inspect/element-formula';
import { formulaText } from '@core/inspect/formula-text';
import type { Moment } from '@core/inspect/moments';
import { planeTemplates } from '@core/templates/plane';
import { expect, test, type Page } from '@playwright/test';
import { readable } from '../../renderer/diagram/scales/number-text';
import { launchApp } from './app';
import { expectedMoments, expectedStep, type ExpectedStep } from './step-trace';
import { savedWeights } from './stored-weights';

const spiral = planeTemplates.find(({ name }) => name === 'spiral-tiny')!;

interface ShownElement {
  readonly exact: string;
  readonly text: string;
  readonly formula: string;
}

interface ShownMoment {
  readonly phase: string;
  readonly title: string;
  readonly elements: readonly ShownElement[];
}

/** All that the panel says about the present moment; each element is chosen to read its formula. */
const shown = (page: Page): Promise<ShownMoment> =>
  page.locator('.moment').evaluate(async (panel) => {
    const elements: ShownElement[] = [];
    for (const button of panel.querySelectorAll<HTMLElement>('.elements button')) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
      elements.push({ exact: button.title, text: button.textContent.trim(), formula: panel.querySelector('.formula')!.getAttribute('data-formula')! });
    }
    return { phase: panel.getAttribute('data-phase')!, title: panel.querySelector('h3')!.textContent, elements };
  });

const layerNames = new Map(spiral.network.layers.map(({ id, name }) => [id, name]));

/** What the panel must say about a moment. */
function expected({ phase, layer, node }: Moment, at: number, count: number): ShownMoment {
  const [{ data }] = node.outputs;
  const elements = Array.from(data, (value, i) => ({ exact: String(value), text: readable(value), formula: formulaText(elementFormula(node, i)) }));
  return { phase, title: `${layerNames.get(layer) ?? 'Whole network'} ${node.op}, ${at + 1} of ${count}`, elements };
}

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).click();
}

test('every number of a step is that of the interpreter, forth and back', async () => {
  test.setTimeout(300_000);
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await open(page);
  await page.getByRole('button', { name: 'Step through' }).click();
  const moments = await expectedMoments(spiral, 0, 0);
  expect(new Set(moments.map(({ phase }) => phase))).toEqual(new Set(['forward', 'loss', 'backward', 'update']));
  await expect(page.getByRole('slider', { name: 'Place in the step' })).toHaveAttribute('max', String(moments.length - 1));

  for (const [at, moment] of moments.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Next operation' }).click();
    expect(await shown(page)).toEqual(expected(moment, at, moments.length));
  }
  // On the way back each formula is the one that was read on the way forth: the numbers are compared, not chosen again.
  for (const [at, moment] of [...moments.entries()].toReversed()) {
    const { title, elements } = expected(moment, at, moments.length);
    await expect(page.locator('.moment h3')).toHaveText(title);
    expect(await numbersOf(page).evaluateAll((all) => all.map((each) => [(each as HTMLElement).title, each.textContent.trim()]))).toEqual(elements.map(({ exact, text }) => [exact, text]));
    if (at > 0) await page.getByRole('button', { name: 'Back one operation' }).click();
  }
  await page.getByRole('button', { name: 'Back to the inspector' }).click();
  await expect(page.locator('.moment')).toHaveCount(0);
  await close();
});

const goTo = (page: Page, at: number) => page.getByRole('slider', { name: 'Place in the step' }).fill(String(at));
const numbersOf = (page: Page) => page.locator('.elements button');

/** Waits until the update is the expected one, then compares every number on the way there. */
async function compareAll(page: Page, moments: readonly Moment[]): Promise<void> {
  const exact = ({ node }: Moment): string[] => Array.from(node.outputs[0].data, String);
  const read = () => numbersOf(page).evaluateAll((all) => all.map((each) => (each as HTMLElement).title));
  await goTo(page, moments.length - 1);
  await expect.poll(read).toEqual(exact(moments.at(-1)!));
  for (const [at, moment] of moments.entries()) {
    await goTo(page, at);
    expect(await read()).toEqual(exact(moment));
  }
}

test('after some training the numbers are those of the present weights and of the chosen example', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await open(page);
  const makeStep = () => page.getByRole('button', { name: 'Step', exact: true }).click();
  for (let i = 0; i < 3; i++) await makeStep();
  await page.getByRole('button', { name: 'Step through' }).click();
  await compareAll(page, await expectedMoments(spiral, 3, 0));
  await makeStep();
  await compareAll(page, await expectedMoments(spiral, 4, 0));
  await page.getByRole('textbox', { name: 'Number of the example' }).fill('12');
  await page.keyboard.press('Enter');
  await compareAll(page, await expectedMoments(spiral, 4, 11));
  await close();
});

test('the canvas shows where one is, and a connection opens what it carries', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await open(page);
  await page.getByRole('button', { name: 'Step through' }).click();
  const cardOf = (name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) }).locator('.card');
  const chip = (connection: string) => page.locator(`[data-connection="${connection}"] button`);
  const moments = await expectedMoments(spiral, 0, 0);

  await expect(cardOf('Points')).toHaveAttribute('data-turn', 'now');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(cardOf('Tanh 1')).toHaveAttribute('data-turn', 'now');
  await expect(cardOf('Hidden 1')).toHaveAttribute('data-turn', 'done');
  await expect(cardOf('Scores')).toHaveAttribute('data-turn', 'ahead');
  await expect(page.locator('[data-flow="hidden-1-tanh-1"]')).toHaveCount(1);
  await expect(chip('scores-softmax')).toHaveCount(0);

  await chip('tanh-1-hidden-2').click();
  const values = page.getByRole('region', { name: 'Values: Tanh 1 → Hidden 2' });
  await expect(values.getByRole('radio', { name: 'Histogram' })).toBeVisible();
  await goTo(page, moments.findLastIndex(({ phase }) => phase === 'backward'));
  await expect(page.getByRole('region', { name: 'Gradient: Tanh 1 → Hidden 2' })).toBeVisible();
  await chip('tanh-1-hidden-2').click();
  await expect(page.locator('.carried')).toHaveCount(0);
  await close();
});

/** What each connection must carry at a moment, by its id: values that have come, or the gradient that has. */
function expectedChips({ trace, arrivals }: ExpectedStep, at: number): Record<string, readonly string[]> {
  const chips = spiral.network.connections.flatMap(({ id, from }): [string, readonly string[]][] => {
    const { output, gradient } = trace.layers.get(from)!;
    if ((arrivals.gradients.get(from) ?? Infinity) <= at) return [[id, ['gradient', ...Array.from(gradient!.data, String)]]];
    return arrivals.outputs.get(from)! <= at ? [[id, ['values', ...Array.from(output.data, String)]]] : [];
  });
  return Object.fromEntries(chips);
}

test('at every moment the canvas shows on each connection the numbers that the interpreter computes', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await open(page);
  await page.getByRole('button', { name: 'Step through' }).click();
  const step = await expectedStep(spiral, 0, 0);
  const chips = () =>
    page.locator('[data-connection]').evaluateAll((all) =>
      Object.fromEntries(all.map((each) => [each.getAttribute('data-connection')!, [each.querySelector('button.gradient') ? 'gradient' : 'values', ...[...each.querySelectorAll('.cell')].map((cell) => cell.getAttribute('data-exact')!)]])),
    );
  for (const at of step.moments.keys()) {
    await goTo(page, at);
    expect(await chips()).toEqual(expectedChips(step, at));
  }
  expect(Object.values(expectedChips(step, step.moments.length - 1)).map(([carries]) => carries)).toContain('gradient');
  await close();
});

test('the update on the next examples is what one step of the training makes of the weights, also of two batches', async () => {
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { page, close } = running;
  await open(page);
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('Batches per update', { exact: true }).fill('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  const before = await savedWeights(running);
  await page.getByRole('button', { name: 'Step through' }).click();
  await page.getByRole('radio', { name: 'Next batch' }).click();
  await expect(page.locator('.step')).toContainText('the mean over 40 examples');

  const { moments, arrivals } = await expectedStep({ ...spiral, settings: { ...spiral.settings, accumulation: 2 } }, 1, 0);
  await expect(page.getByRole('slider', { name: 'Place in the step' })).toHaveAttribute('max', String(moments.length - 1));
  const updated: Record<string, number[]> = {};
  for (const [name, at] of arrivals.updates) {
    await goTo(page, at);
    updated[name] = await numbersOf(page).evaluateAll((all) => all.map((each) => Number((each as HTMLElement).title)));
  }
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  const after = await savedWeights(running);
  expect(Object.keys(updated).toSorted()).toEqual(Object.keys(after).toSorted());
  for (const [name, { data }] of Object.entries(after)) {
    const worst = (others: ArrayLike<number>) => Math.max(...data.map((each, i) => Math.abs(each - others[i])));
    expect(updated[name]).toHaveLength(data.length);
    expect(worst(updated[name])).toBeLessThan(1e-6);
    expect(worst(before[name].data)).toBeGreaterThan(1e-4);
  }
  await close();
});
