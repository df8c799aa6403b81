/** What the canvas offers in its menus and bars. */
import { alignments, axes } from '../../diagram/geometry/align';
import type { CanvasCommands } from '../../panels/network/index';
import type { AppState } from '../../state/app-state.svelte';
import type { CommandView } from '../../ui/command-view';
import { align, distribute } from './align';
import { addComment, addFrame } from './annotate';
import { arrange } from './arrange';
import { bind } from './bind';
import { copy, cut, paste } from './clipboard';
import { collapseBlock } from './collapse-block';
import type { Command } from './definition';
import { deleteSelection } from './delete-selection';
import { duplicate } from './duplicate';
import { editLayer } from './edit-layer';
import { expandBlock } from './expand-block';
import { openBlock } from './open-block';
import { selectAll } from './select-all';
import { zoomToFit, zoomToSelection } from './zoom';

const menus = {
  canvas: [[paste, selectAll], [addComment, addFrame], [arrange, zoomToFit]],
  layer: [[editLayer, openBlock], [cut, copy, paste, duplicate], [deleteSelection], [collapseBlock, expandBlock], [addFrame, zoomToSelection]],
  connection: [[deleteSelection]],
  annotation: [[editLayer], [cut, copy, paste, duplicate], [deleteSelection], [zoomToSelection]],
} satisfies Record<keyof CanvasCommands['menus'], readonly (readonly Command[])[]>;

export function canvasCommands(app: AppState): CanvasCommands {
  const bound = (groups: readonly (readonly Command[])[]) => groups.map((group) => group.map((command) => bind(command, app)));
  const byName = <Name extends string>(names: readonly Name[], commands: readonly Command[]) =>
    Object.fromEntries(names.map((name, index) => [name, bind(commands[index]!, app)])) as Record<Name, CommandView>;
  return {
    menus: { canvas: bound(menus.canvas), layer: bound(menus.layer), connection: bound(menus.connection), annotation: bound(menus.annotation) },
    align: byName(alignments, align),
    distribute: byName(axes, distribute),
  };
}
