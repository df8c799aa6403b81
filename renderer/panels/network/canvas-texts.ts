/** What the canvas says to screen readers, in the present language. */
import { formatShape } from '@core/tensor/tensor';
import type { Annotation } from '@core/network/network';
import type { AriaLabelConfig } from '@xyflow/svelte';
import { m } from '../../messages/generated/messages.js';
import { language } from '../../state/language.svelte';
import type { Drawable, Spoken } from './drawing';

export function spokenTexts({ network, definitionOf }: Drawable): Spoken {
  const names = new Map(network.layers.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    layer: (layer, check) => {
      const { name, kind } = layer;
      const title = definitionOf(layer)?.title;
      const texts = { name, kind: title ? language.say(title) : kind };
      if (check?.problem) return m.canvas_layer_problem({ ...texts, problem: language.say(check.problem.text) });
      return m.canvas_layer({ ...texts, shape: check?.shape ? formatShape(check.shape) : m.canvas_no_shape() });
    },
    connection: ({ from, to }, shape) => m.canvas_connection({ from: nameOf(from), to: nameOf(to), shape: shape || m.canvas_no_shape() }),
  };
}

export const spokenAnnotation = ({ kind, text }: Annotation): string => (kind === 'frame' ? m.canvas_frame({ text: text || m.frame_empty() }) : m.canvas_comment({ text }));

const directions: Record<string, () => string> = {
  up: m.direction_up,
  down: m.direction_down,
  left: m.direction_left,
  right: m.direction_right,
};

export const canvasTexts = (): Partial<AriaLabelConfig> => ({
  'node.a11yDescription.default': m.canvas_how_layer(),
  'node.a11yDescription.keyboardDisabled': m.canvas_how_layer(),
  'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) => m.canvas_moved({ direction: directions[direction]?.() ?? direction, x, y }),
  'edge.a11yDescription.default': m.canvas_how_connection(),
  'handle.ariaLabel': m.canvas_port(),
});
