import { m } from '../../messages/generated/messages.js';
import { torchScript } from '../../state/torch-script';
import type { Command } from './definition';
import { networkRefusal } from './train';

/** The script loads the weights of the ONNX file, which is exported by its own command. */
export const exportTorch: Command = {
  name: 'exportTorch',
  label: m.command_export_torch,
  refusal: networkRefusal,
  run: async ({ project, bridge, notices }) => {
    const script = new TextEncoder().encode(torchScript(project.network));
    const name = await bridge.saveModel(`${project.network.name}.py`, script);
    if (name !== null) notices.show('success', () => m.export_torch_done({ name }));
  },
};
