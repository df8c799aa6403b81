/** One command for each template of the core. */
import { templates } from '@core/templates';
import type { Template } from '@core/templates/definition';
import { m } from '../../messages/generated/messages.js';
import { language } from '../../state/language.svelte';
import type { Command } from './definition';

const label = (template: Template) => () => m.command_open_template({ template: language.say(template.title) });

/** Opening a template is an edit like any other: undo brings the old network back. Settings that suit it come with it. */
export const openTemplates: readonly Command[] = templates.map((template) => ({
  name: `openTemplate:${template.name}`,
  label: label(template),
  run: (app) => app.openTemplate(label(template), template),
}));
