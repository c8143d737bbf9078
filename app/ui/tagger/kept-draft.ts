import {
  chooseDraft,
  newFormKey,
  type CodingDraft,
  type CodingDraftFields,
  type OpenCodingDraft,
} from '#app/domain/coding-drafts.ts'
import type { LocalDraft } from './local-drafts.ts'
import { draftOfFields, type PositionDraft } from './position-draft.ts'

/** Which form a draft stands in: that of the position it changes, or that for a new one. */
export function findFormKey({ id, revision }: Pick<PositionDraft, 'id' | 'revision'>): string {
  return revision ? id : newFormKey
}

/** A draft as its form would send it. */
export function toDraftFields({ holderIds, ...draft }: PositionDraft): CodingDraftFields {
  const texts = Object.entries(draft).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? (value ? 'on' : '') : value,
  ])
  return {
    texts: Object.fromEntries(texts.filter(([, value]) => value)) as Record<string, string>,
    holderIds,
  }
}

/** What is sent of a draft to be kept, or of one that is discarded. */
export function toDraftForm(draft: LocalDraft): URLSearchParams {
  const { formKey, typedAt } = draft
  if (!draft.fields)
    return new URLSearchParams({ formKey, typedAt, id: draft.positionId, deed: 'discard' })
  const { texts, holderIds } = draft.fields
  return new URLSearchParams([
    ...Object.entries({ ...texts, formKey, textVersion: String(draft.textVersion), typedAt }),
    ...holderIds.map((id) => ['holderIds', id]),
    ['deed', 'keep'],
  ])
}

/**
 * What is to be put back into a form: the newer of what this device and the server keep; null where nothing is, where
 * it was discarded since, or where the position was saved.
 */
export function findKeptDraft(
  formKey: string,
  local: LocalDraft | null,
  onServer: readonly CodingDraft[],
  positions: readonly { id: string }[],
): OpenCodingDraft | null {
  const remote = onServer.find((draft) => draft.formKey === formKey) ?? null
  const kept = chooseDraft(local, remote)
  if (!kept) return null
  const isStored = positions.some(({ id }) => id === kept.fields.texts.id)
  return isStored === (formKey !== newFormKey) ? kept : null
}

/** The form of a kept draft; beside another version of the text its quote is looked for by its words. */
export function restoreDraft(kept: OpenCodingDraft, textVersion: number): PositionDraft {
  const draft = draftOfFields(kept.fields.texts, kept.fields.holderIds)
  return kept.textVersion === textVersion ? draft : { ...draft, start: '', end: '' }
}
