/** Which view stands in each slot. */
import type { AppState } from '../../state/app-state.svelte';
import type { ViewDefinition } from './definition';
import { views } from './index';

/** What tells most of any network, then of points of the plane, then of pictures. */
const usual = ['loss-curve', 'gradient-seismograph', 'decision-regions', 'feature-maps'];

const known: ReadonlySet<string> = new Set(views.map(({ id }) => id));
const named = (id: string): ViewDefinition => views.find((view) => view.id === id)!;
const byUse: readonly ViewDefinition[] = [...new Set([...usual.map(named), ...views])];

export const standingViews = (app: AppState): readonly ViewDefinition[] => app.slots.views(known, withSomething(app)).map(named);

/** One after the other: to find out about a view may take a while. */
function* withSomething(app: AppState): Generator<string> {
  for (const view of byUse) if (view.refusal(app) === null) yield view.id;
}
