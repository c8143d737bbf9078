import { actorRequestFields, saveActorForm, type ActorCorrection } from './correct-actor.ts'
import {
  affiliationRequestFields,
  applyAffiliationForm,
  type AffiliationRequest,
} from './affiliation-actions.ts'

/** The names of all fields that a form on the page may have. */
export const correctionFields = [...new Set([...actorRequestFields, ...affiliationRequestFields])]

/** Does what one of the forms on the page of what is known of an actor asks for. */
export function applyCorrectionForm(request: AffiliationRequest): Promise<ActorCorrection> {
  return request.fields.deed === 'save'
    ? saveActorForm({ ...request, actorId: request.actor.id })
    : applyAffiliationForm(request)
}
