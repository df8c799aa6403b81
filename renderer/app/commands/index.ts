/** The registry of commands: the only place a command file is named. */
import { m } from '../../messages/generated/messages.js';
import { switchLanguage, switchTheme } from './appearance';
import { align, distribute } from './align';
import { addComment, addFrame } from './annotate';
import { arrange } from './arrange';
import { clearSelection } from './clear-selection';
import { copy, cut, paste } from './clipboard';
import { collapseBlock } from './collapse-block';
import type { Command } from './definition';
import { deleteSelection } from './delete-selection';
import { duplicate } from './duplicate';
import { editLayer } from './edit-layer';
import { expandBlock } from './expand-block';
import { exportModel } from './export-model';
import { exportPng, exportSvg } from './export-picture';
import { exportTorch } from './export-torch';
import { keepRun } from './keep-run';
import { newProject } from './new-project';
import { leaveBlock, openBlock } from './open-block';
import { openImages } from './open-images';
import { openExamples } from './open-example';
import { openProject } from './open-project';
import { openTemplates } from './open-template';
import { pause } from './pause';
import { quickAdd } from './quick-add';
import { redo } from './redo';
import { reset } from './reset';
import { saveProject, saveProjectAs } from './save-project';
import { selectAll } from './select-all';
import { searchLayers } from './search-layers';
import { showCommands } from './show-commands';
import { showHistory } from './show-history';
import { showTemplates } from './show-templates';
import { showKeys } from './show-keys';
import { showOutline } from './show-outline';
import { step } from './step';
import { stepThrough } from './step-through';
import { toggleMinimap } from './toggle-minimap';
import { train } from './train';
import { undo } from './undo';
import { showData, showDescent, showGates, showNetwork, showPhotos } from './workspaces';
import { zoomToFit, zoomToLifeSize, zoomToSelection } from './zoom';

export interface CommandGroup {
  readonly title: () => string;
  readonly commands: readonly Command[];
}

/** In the order of the command list. */
export const commandGroups: readonly CommandGroup[] = [
  { title: m.commands_group_training, commands: [train, pause, step, stepThrough, reset, keepRun] },
  {
    title: m.commands_group_edit,
    commands: [
      undo,
      redo,
      showHistory,
      cut,
      copy,
      paste,
      duplicate,
      deleteSelection,
      selectAll,
      clearSelection,
      quickAdd,
      editLayer,
      addComment,
      addFrame,
      collapseBlock,
      expandBlock,
    ],
  },
  { title: m.commands_group_arrange, commands: [arrange, ...align, ...distribute] },
  { title: m.commands_group_view, commands: [openBlock, leaveBlock, zoomToFit, zoomToSelection, zoomToLifeSize, toggleMinimap, searchLayers, showOutline] },
  {
    title: m.commands_group_files,
    commands: [
      newProject,
      openProject,
      saveProject,
      saveProjectAs,
      openImages,
      exportModel,
      exportTorch,
      exportSvg,
      exportPng,
    ],
  },
  { title: m.commands_group_window, commands: [showNetwork, showData, showPhotos, showGates, showDescent, switchLanguage, switchTheme, showKeys, showCommands] },
  { title: m.commands_group_templates, commands: [showTemplates, ...openTemplates, ...openExamples] },
];

export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);
