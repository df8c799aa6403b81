/** Why a view of pictures has nothing to show. */
import { m } from '../../../messages/generated/messages.js';
import type { AppState } from '../../../state/app-state.svelte';
import { seesPictures } from '../../../state/images/layers';

export const refusalOfPictures = ({ inspection, project }: AppState): string | null => inspection.refusal ?? (seesPictures(project) ? null : m.images_no_pictures());
