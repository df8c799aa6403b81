/** One training step is gone through forth and back, and every number on the way is what the interpreter alone computes. */
import { elementFormula } from '@core/inspect/element-formula';
import { formulaText } from '@core/inspect/formula-text';
import type { Moment } from '@core/inspect/moments';
import { planeTemplates } from '@core/templates/plane';
import { expect, test, type Page } from '@playwright/test';
import { readable } from '../../renderer/diagram/scales/number-text';
import { launchApp } from './app';
import { expectedMoments } from './step-trace';

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
  for (const [at, moment] of [...moments.entries()].toReversed()) {
    expect(await shown(page)).toEqual(expected(moment, at, moments.length));
    if (at > 0) await page.getByRole('button', { name: 'Back one operation' }).click();
  }
  await page.getByRole('button', { name: 'Back to the inspector' }).click();
  await expect(page.locator('.moment')).toHaveCount(0);
  await close();
});

/** Waits until the update is the expected one, then compares every number on the way there. */
async function compareAll(page: Page, moments: readonly Moment[]): Promise<void> {
  const numbers = page.locator('.elements button');
  const exact = ({ node }: Moment): string[] => Array.from(node.outputs[0].data, String);
  const goTo = (at: number) => page.getByRole('slider', { name: 'Place in the step' }).fill(String(at));
  const read = () => numbers.evaluateAll((all) => all.map((each) => (each as HTMLElement).title));
  await goTo(moments.length - 1);
  await expect.poll(read).toEqual(exact(moments.at(-1)!));
  for (const [at, moment] of moments.entries()) {
    await goTo(at);
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
