/** What a photographed element must not have: texts that are cut, covered, outside or too faint, and overlaps. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';

const source = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');

/** Marks the photographed element for axe, which wants a selector. */
const mark = 'data-photographed';

export async function findingsIn(page, region, { withContrast }) {
  if (!(await page.evaluate(() => 'pictureChecks' in globalThis))) await page.evaluate(source);
  const places = await region.evaluate((element) => globalThis.pictureChecks(element));
  return withContrast ? [...places, ...(await faintTexts(page, region))] : places;
}

async function faintTexts(page, region) {
  await region.evaluate((element, name) => element.setAttribute(name, ''), mark);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(`[${mark}]`).withRules(['color-contrast']).analyze();
  await region.evaluate((element, name) => element.removeAttribute(name), mark);
  return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `contrast ${any[0]?.data?.contrastRatio ?? '?'}: ${html.replaceAll(/ class="[^"]*"/g, '').slice(0, 90)}`)).slice(0, 6);
}

/** Each sentence once, with the pictures it is about. */
export class Findings {
  #pictures = new Map();

  add(sentence, picture) {
    this.#pictures.set(sentence, [...(this.#pictures.get(sentence) ?? []), picture]);
  }

  get sentences() {
    return [...this.#pictures].map(([sentence, pictures]) => `${sentence} (${pictures.join(', ')})`);
  }
}
