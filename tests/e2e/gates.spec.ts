/** Gate circuits: typed as an expression, wired by hand, edited on the wire, with the gradients of the course notes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './app';
import { centerOf, drag } from './mouse';

const expression = (page: Page) => page.getByLabel('Expression', { exact: true }).and(page.locator('input'));
const gate = (page: Page, name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByLabel(`Output of ${name}`, { exact: true }) });
/** The row of a variable in the table: its value and its gradient. */
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const valueIn = (page: Page, name: string) => row(page, name).getByRole('spinbutton');
const gradientIn = (page: Page, name: string) => row(page, name).locator('td.gradient');

async function type(page: Page, text: string): Promise<void> {
  await expression(page).fill(text);
  await page.keyboard.press('Enter');
}

test('a gate circuit is typed, wired, edited on the wire and explained', async () => {
  const { page, close } = await launchApp({ size: { width: 1440, height: 900 } });
  await page.getByRole('radio', { name: 'Gates' }).click();

  await test.step('an expression with the numbers of the notes', async () => {
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: /ReLU neuron/ }).click();
    await type(page, '(x + y) * z');
    for (const [name, value] of [['x', '-2'], ['y', '5'], ['z', '-4']] as const) {
      await valueIn(page, name).fill(value);
      await page.keyboard.press('Enter');
    }
    for (const [name, gradient] of [['x', '-4'], ['y', '-4'], ['z', '3']] as const) await expect(gradientIn(page, name)).toHaveText(gradient);
    await expect(gate(page, 'Multiply').locator('.numbers .value')).toHaveText('-12');
    await expect(gate(page, 'Multiply').locator('.numbers .gradient')).toHaveText('1');
  });

  await test.step('a value is edited on the wire by keys and by dragging, and undone', async () => {
    const onWire = page.locator('.svelte-flow__edge-label').getByLabel('Value of z');
    await onWire.focus();
    await page.keyboard.press('Shift+ArrowUp');
    await expect(gradientIn(page, 'x')).toHaveText('-3');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(gradientIn(page, 'x')).toHaveText('-4');
    const { x, y } = await centerOf(onWire);
    await drag(page, { x, y }, { x: x + 60, y });
    await expect(gradientIn(page, 'x')).toHaveText('-3');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(gradientIn(page, 'x')).toHaveText('-4');
  });

  await test.step('a mistake is said where it is, and the circuit stays', async () => {
    await type(page, '(x + y * z');
    await expect(page.getByRole('alert')).toContainText('The parenthesis opened at character 1 is not closed.');
    await expect(page.getByRole('alert').locator('mark')).toHaveText('(');
    await expect(gate(page, 'Multiply')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(expression(page)).toHaveValue('(x + y) * z');
  });

  await test.step('the sigmoid neuron', async () => {
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: /gate by gate/ }).click();
    await expect(gate(page, 'Reciprocal').locator('.numbers .value')).toHaveText('0.731');
    const gradients = { w0: '-0.197', w1: '-0.393', w2: '0.197', x0: '0.393', x1: '-0.59' };
    for (const [name, gradient] of Object.entries(gradients)) await expect(gradientIn(page, name)).toHaveText(gradient);
  });

  await test.step('nothing that axe minds, with a gate explained', async () => {
    await gate(page, 'Exp').click();
    await expect(page.getByText('Exp is its own slope')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  await test.step('the backward pass, gate by gate, with the rule of each', async () => {
    await page.getByRole('button', { name: 'Next gate' }).click();
    await expect(page.getByText('Reciprocal multiplies the gradient by')).toBeVisible();
    await expect(page.locator('.svelte-flow__edge-label .gradient', { hasText: '-0.534' })).toHaveCount(1);
    await page.getByRole('button', { name: 'One gate back' }).click();
    await expect(page.locator('.svelte-flow__edge-label .gradient', { hasText: /\d/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Show all gradients' }).click();
    await expect(page.locator('.svelte-flow__edge-label .gradient', { hasText: '–' })).toHaveCount(0);
  });

  await test.step('a gate is put on the canvas and wired with the mouse', async () => {
    await type(page, 'x; y');
    const canvas = (await page.locator('.svelte-flow').boundingBox())!;
    await drag(page, await centerOf(page.locator('button[data-kind="max"]')), { x: canvas.x + canvas.width * 0.7, y: canvas.y + canvas.height * 0.5 });
    await expect(gate(page, 'Max')).toBeVisible();
    for (const [name, port] of [['x', 'a'], ['y', 'b']]) {
      await drag(page, await centerOf(page.getByLabel(`Output of ${name}`, { exact: true })), await centerOf(page.getByLabel(`Input ${port} of Max`, { exact: true })));
    }
    await expect(expression(page)).toHaveValue('max(x, y)');
    await expect(page.getByText('Max is a router')).toBeVisible();
    await expect(page.getByText('Measured slope')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(expression(page)).not.toHaveValue('max(x, y)');
  });
  await close();
});

test('a neuron of the network is opened as gates, and the chain rule is followed along one of its ways', async () => {
  const { page, close } = await launchApp({ size: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).click();
  await page.locator('.svelte-flow__node').nth(1).click();
  await page.getByRole('spinbutton', { name: 'Unit', exact: true }).or(page.getByLabel('Unit', { exact: true })).first().fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open its circuit' }).click();

  await expect(page.getByRole('radio', { name: 'Gates' })).toBeChecked();
  await expect(expression(page)).toHaveValue('tanh(w1 * x1 + w2 * x2 + b)');
  const numberOf = async (name: string) => Number((await valueIn(page, name).inputValue()).replace('−', '-'));
  const [w1, x1, w2, x2, b] = [await numberOf('w1'), await numberOf('x1'), await numberOf('w2'), await numberOf('x2'), await numberOf('b')];
  const output = Math.tanh(w1 * x1 + w2 * x2 + b);
  await expect(async () => expect(Number((await gradientIn(page, 'b').textContent())!.replace('−', '-'))).toBeCloseTo(1 - output ** 2, 2)).toPass();

  await gate(page, 'w1').click();
  const chain = page.getByRole('region', { name: 'Inspector' });
  await expect(chain.getByRole('heading', { name: 'Chain rule along a way' })).toBeVisible();
  await expect(chain).toContainText('w1 → Multiply → Add → Add 2 → Tanh');
  await expect(page.locator('.wire.lit')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(page.locator('.wire.lit')).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(expression(page)).not.toHaveValue(/tanh/);
  await close();
});
