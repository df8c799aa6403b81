/** The registry of views: the only place a view is named. In the order of the picker. */
import { m } from '../../messages/generated/messages.js';
import { answerDistribution } from './answer-distribution/index';
import { classEvidence } from './class-evidence/index';
import { classTemplates } from './class-templates/index';
import { confusionMatrix } from './confusion-matrix/index';
import { decisionRegions } from './decision-regions/index';
import type { ViewDefinition, ViewGroup } from './definition';
import { exampleMap } from './example-map/index';
import { featureMaps } from './feature-maps/index';
import { gradientSeismograph } from './gradient-seismograph/index';
import { lossCurve } from './loss-curve/index';
import { lossParts } from './loss-parts/index';
import { lossSurface } from './loss-surface/index';
import { nanDetective } from './nan-detective/index';
import { planeWarp } from './plane-warp/index';
import { runs } from './runs/index';
import { strongestExamples } from './strongest-examples/index';
import { unitsAndWeights } from './units-and-weights/index';
import { valueHistograms } from './value-histograms/index';

export const viewGroups: readonly ViewGroup[] = [
  { title: m.views_training, views: [lossCurve, lossParts, lossSurface, gradientSeismograph, valueHistograms, nanDetective, runs] },
  { title: m.views_data, views: [confusionMatrix, answerDistribution, decisionRegions, unitsAndWeights, planeWarp] },
  { title: m.views_images, views: [featureMaps, classEvidence, classTemplates, strongestExamples, exampleMap] },
];

export const views: readonly ViewDefinition[] = viewGroups.flatMap((group) => group.views);
