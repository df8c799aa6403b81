/** The registry of views: the only place a view is named. In the order of the picker. */
import { m } from '../../messages/generated/messages.js';
import { classEvidence } from './class-evidence';
import { classTemplates } from './class-templates';
import { decisionRegions } from './decision-regions';
import type { ViewDefinition, ViewGroup } from './definition';
import { exampleMap } from './example-map';
import { featureMaps } from './feature-maps';
import { gradientSeismograph } from './gradient-seismograph';
import { lossCurve } from './loss-curve';
import { lossSurface } from './loss-surface';
import { planeWarp } from './plane-warp';
import { runs } from './runs';
import { strongestExamples } from './strongest-examples';
import { unitsAndWeights } from './units-and-weights';

export const viewGroups: readonly ViewGroup[] = [
  { title: m.views_training, views: [lossCurve, lossSurface, gradientSeismograph, runs] },
  { title: m.views_data, views: [decisionRegions, unitsAndWeights, planeWarp] },
  { title: m.views_images, views: [featureMaps, classEvidence, classTemplates, strongestExamples, exampleMap] },
];

export const views: readonly ViewDefinition[] = viewGroups.flatMap((group) => group.views);
