/** The registry of surfaces: the only place a surface file is named. */
import { bowl } from './bowl';
import type { SurfaceDefinition } from './definition';
import { himmelblau } from './himmelblau';
import { plateau } from './plateau';
import { rastrigin } from './rastrigin';
import { ravine } from './ravine';
import { rosenbrock } from './rosenbrock';
import { saddle } from './saddle';

export const surfaces = { bowl, ravine, saddle, rosenbrock, himmelblau, rastrigin, plateau } satisfies Record<string, SurfaceDefinition>;

export type SurfaceName = keyof typeof surfaces;

export const surfaceNames = Object.keys(surfaces) as SurfaceName[];
