import type { ActorPageRequest } from './actor-page-request.ts'
import { actorRequestFields, saveActorForm, type ActorCorrection } from './correct-actor.ts'
import { affiliationRequestFields, applyAffiliationForm } from './affiliation-actions.ts'
import { applyFactForm, factRequestFields, isFactDeed } from './fact-actions.ts'

/** The names of all fields that a form on the page may have. */
export const correctionFields = [
  ...new Set([...actorRequestFields, ...affiliationRequestFields, ...factRequestFields]),
]

/** Does what one of the forms on the page of what is known of an actor asks for. */
export function applyCorrectionForm(request: ActorPageRequest): Promise<ActorCorrection> {
  if (isFactDeed(request.fields.deed)) return applyFactForm(request)
  return request.fields.deed === 'save'
    ? saveActorForm({ ...request, actorId: request.actor.id })
    : applyAffiliationForm(request)
}
