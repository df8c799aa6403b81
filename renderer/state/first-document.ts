/** What opens at the very first start: a digit network that is ready to train. */
import { templates } from '@core/templates';
import { defaultSettings } from '@core/training/settings';
import type { StoredDocument } from '../project-file/format';

const name = 'mnist-cnn';

/** @throws if the template is missing. */
export function firstDocument(): StoredDocument {
  const template = templates.find((each) => each.name === name);
  if (!template) throw new Error(`The template ${name}, which opens first, is missing.`);
  return { network: template.network, training: { ...defaultSettings, ...template.settings } };
}
