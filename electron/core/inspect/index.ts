/** The registry of questions: pure computations on a network with its present weights, answered beside the page. */
import { attribution } from './attribution';
import { embedding } from './embedding';
import { featureMaps } from './feature-maps';
import { lossAxes, lossMoment, lossSurface } from './loss-surface';
import { occlusion } from './occlusion';
import { outputs } from './outputs';
import { plane } from './plane';
import { spreads } from './spreads';
import { strongest } from './strongest';
import { templates } from './templates';
import { traceStep } from './trace-step';
import { warp } from './warp';
import { weights } from './weights';

/** Bodies and answers are plain data that structured cloning copies. */
export const questions = { attribution, embedding, featureMaps, lossAxes, lossMoment, lossSurface, occlusion, outputs, plane, spreads, strongest, templates, traceStep, warp, weights };

export type Questions = typeof questions;
export type QuestionName = keyof Questions;
export type QuestionBody<Name extends QuestionName> = Parameters<Questions[Name]>[1];
export type QuestionAnswer<Name extends QuestionName> = ReturnType<Questions[Name]>;
