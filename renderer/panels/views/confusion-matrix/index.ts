import { m } from '../../../messages/generated/messages.js';
import { judgedOf } from '../../../state/inspection/judged';
import type { ViewDefinition } from '../definition';
import ConfusionMatrix from './Panel.svelte';

export const confusionMatrix: ViewDefinition = {
  id: 'confusion-matrix',
  title: m.confusion,
  refusal: ({ inspection, project }) => inspection.refusal ?? (judgedOf(project)?.by === 'classes' ? null : m.confusion_no_classes()),
  Panel: ConfusionMatrix,
};
