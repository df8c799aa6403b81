/** The types of both borders of the page, so that nothing else in the renderer names electron/ipc. */
export type { Bridge, ChosenFile, DescentSettings, FileReference, OpenedFile, SaveAnswer, Session, Settings, Theme } from '../../electron/ipc/bridge';
export type {
  Classification,
  EngineMessage,
  EngineRequestName,
  EngineRequests,
  Evidence,
  ExampleAnswers,
  ExamplePart,
  LayerStatistics,
  Learned,
  LearnedRun,
  ModelChoice,
  PageMessage,
  Picture,
  RunFailure,
  RunFrame,
  RunPoints,
  RunPosition,
  RunState,
  ShippedModel,
  ValueSummary,
} from '../../electron/ipc/engine-protocol';
