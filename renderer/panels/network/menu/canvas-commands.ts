/** Commands that the canvas offers at hand; the window frame gives them to it. */
import type { Alignment, Axis } from '../../../diagram/geometry/align';
import type { CommandView } from '../../../ui/command-view';

/** What the menu was opened on. */
export type MenuPlace = 'canvas' | 'layer' | 'connection' | 'annotation';

export interface CanvasCommands {
  /** Groups of commands for the context menu. */
  readonly menus: Readonly<Record<MenuPlace, readonly (readonly CommandView[])[]>>;
  readonly align: Readonly<Record<Alignment, CommandView>>;
  readonly distribute: Readonly<Record<Axis, CommandView>>;
}
