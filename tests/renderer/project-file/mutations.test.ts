/** Damaged project files; `GRADIENT_LAB_MUTATIONS=2000` makes more of them than the usual 400: each becomes a document that the app can show, or one sentence. */
import { Random } from '@core/tensor/random';
import { expect, it } from 'vitest';
import { readProject } from '../../../renderer/project-file/read';
import { writeProject } from '../../../renderer/project-file/write';
import { Project } from '../../../renderer/state/project.svelte';
import { Selection } from '../../../renderer/state/selection.svelte';
import { content, runs } from './example';
import { damaged } from './mutations';

const files = Number(process.env.GRADIENT_LAB_MUTATIONS ?? 400);
const whole = writeProject({ ...content, runs });

/** What the page does with a document at once. */
function show(bytes: Uint8Array): void {
  const { network } = readProject('damaged.gradlab', bytes);
  const { check, structure } = new Project(network, new Selection());
  expect([typeof check.ready, typeof structure]).toEqual(['boolean', 'string']);
}

function outcome(bytes: Uint8Array): 'document' | 'sentence' {
  try {
    show(bytes);
    return 'document';
  } catch (error) {
    expect((error as Error).message).toMatch(/^“damaged.gradlab” [^\n]{20,300}\.$/);
    return 'sentence';
  }
}

it('a damaged file is a document or a sentence', { timeout: 120_000 }, () => {
  const random = new Random(20_260_801);
  const outcomes = Array.from({ length: files }, () => outcome(damaged(whole, random)));
  for (const each of ['document', 'sentence'] as const) expect(outcomes.filter((found) => found === each).length).toBeGreaterThan(files / 20);
});
