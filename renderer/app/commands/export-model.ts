import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { networkRefusal } from './train';

/** Test images that both engines run after an export. */
const checkedExamples = 100;

export const exportModel: Command = {
  name: 'exportModel',
  label: m.command_export,
  keys: ['Mod+E'],
  refusal: networkRefusal,
  run: async ({ run, project, bridge, notices }) => {
    const bytes = await run.exportModel();
    const name = await bridge.saveModel(`${project.document.name}.onnx`, bytes);
    if (name === null) return;
    const checking = notices.show('information', () => m.export_checking({ name }));
    try {
      const { examples, largestDifference } = await run.verifyModel(bytes, checkedExamples);
      notices.show('success', () => m.export_checked({ name, examples, difference: largestDifference.toExponential(1) }));
    } finally {
      notices.dismiss(checking);
    }
  },
};
