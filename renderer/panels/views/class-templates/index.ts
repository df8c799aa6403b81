import { m } from '../../../messages/generated/messages.js';
import { isLinear } from '../../../state/images/layers';
import ClassTemplates from './Panel.svelte';
import type { ViewDefinition } from '../definition';
import { refusalOfPictures } from '../images/refusals';

export const classTemplates: ViewDefinition = {
  id: 'class-templates',
  title: m.images_templates,
  refusal: (app) => refusalOfPictures(app) ?? (isLinear(app.project) ? null : m.images_not_linear()),
  Panel: ClassTemplates,
};
