import { templates } from '@core/templates';
import { defaultSettings } from '@core/training/settings';
import { expect, it } from 'vitest';
import { readDocument, writeDocument } from '../../../renderer/bridge/stored-document';

const document = { network: templates[0]!.network, training: defaultSettings };

it.each(templates.map((template) => [template.name, template] as const))('reads %s as it was written', (_, { network }) => {
  const written = { network, training: defaultSettings };
  expect(readDocument(writeDocument(written))).toEqual(written);
});

it('gives a document of the time before schedules a constant learning rate', () => {
  const { schedule, ...older } = defaultSettings;
  expect(schedule).toBe('constant');
  expect(readDocument(JSON.stringify({ ...document, training: older }))).toEqual(document);
});

it.each([
  ['no JSON', 'hello'],
  ['another document', '{"format":"other"}'],
  ['a missing part', JSON.stringify({ network: document.network })],
  ['an unknown key', JSON.stringify({ ...document, extra: 1 })],
  ['a learning rate that is no number', JSON.stringify({ ...document, training: { ...defaultSettings, learningRate: 'fast' } })],
])('refuses %s', (_, text) => {
  expect(() => readDocument(text)).toThrow();
});
