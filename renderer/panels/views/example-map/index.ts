import { m } from '../../../messages/generated/messages.js';
import { classNames } from '../../../state/images/layers';
import type { ViewDefinition } from '../definition';
import ExampleMap from './Panel.svelte';

export const exampleMap: ViewDefinition = {
  id: 'example-map',
  title: m.images_embedding,
  refusal: ({ inspection, project }) => inspection.refusal ?? (classNames(project).length > 0 ? null : m.images_no_classes()),
  Panel: ExampleMap,
};
