/** The registry of commands: the only place a command file is named. */
import { switchLanguage, switchTheme } from './appearance';
import { clearSelection } from './clear-selection';
import type { Command } from './definition';
import { deleteSelection } from './delete-selection';
import { editLayer } from './edit-layer';
import { exportModel } from './export-model';
import { newProject } from './new-project';
import { openImages } from './open-images';
import { openProject } from './open-project';
import { openTemplates } from './open-template';
import { pause } from './pause';
import { quickAdd } from './quick-add';
import { redo } from './redo';
import { reset } from './reset';
import { saveProject, saveProjectAs } from './save-project';
import { showCommands } from './show-commands';
import { step } from './step';
import { train } from './train';
import { undo } from './undo';
import { showNetwork, showPhotos } from './workspaces';

/** In the order of the command list. */
export const commands: readonly Command[] = [
  train,
  pause,
  step,
  reset,
  undo,
  redo,
  deleteSelection,
  clearSelection,
  quickAdd,
  editLayer,
  newProject,
  openProject,
  saveProject,
  saveProjectAs,
  ...openTemplates,
  openImages,
  exportModel,
  showNetwork,
  showPhotos,
  switchLanguage,
  switchTheme,
  showCommands,
];
