import { m } from '../../../messages/generated/messages.js';
import { classNames } from '../../../state/images/layers';
import ClassEvidence from './Panel.svelte';
import type { ViewDefinition } from '../definition';
import { refusalOfPictures } from '../images/refusals';

export const classEvidence: ViewDefinition = {
  id: 'class-evidence',
  title: m.images_evidence,
  refusal: (app) => refusalOfPictures(app) ?? (classNames(app.project).length > 0 ? null : m.images_no_classes()),
  Panel: ClassEvidence,
};
