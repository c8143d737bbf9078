import {
  boundMoment,
  codingDraftFields,
  newFormKey,
  type CodingDraft,
  type CodingDraftFields,
} from '#app/domain/coding-drafts.ts'
import type { FormResult } from '#app/domain/form-refusal.ts'
import type { Position } from '#app/domain/positions.ts'
import { invalidForm, requireDeed, requireFound } from '#app/auth/guard.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import type { CodingContext } from './coding-context.ts'
import type { CodingForm } from './coding-form.ts'
import { parsePositionId } from './position-id.ts'

/** The text fields of what a page sends while somebody types. */
export const codingDraftFormFields = [
  ...codingDraftFields,
  ...(['deed', 'formKey', 'textVersion', 'typedAt'] as const),
]

type DraftResult = { outcome: FormResult; answer: { keptAt: string } | { reason: string } }

/** Keeps what somebody types in the form of a position, or throws it away; both for themselves alone. */
export async function handleCodingDraft(
  context: CodingContext,
  form: CodingForm,
): Promise<DraftResult> {
  const typedAt = boundMoment(requireMoment(form.fields.typedAt), new Date().toISOString())
  return withStoreErrors<DraftResult, DraftResult>(
    async () => {
      await requireDeed(draftDeeds, form.fields.deed ?? 'keep')(context, form, typedAt)
      return { outcome: 'stored', answer: { keptAt: typedAt } }
    },
    (reason) => ({ outcome: 'not stored', answer: { reason } }),
  )
}

type DraftDeed = (context: CodingContext, form: CodingForm, typedAt: string) => Promise<void>

const draftDeeds: Record<string, DraftDeed> = {
  keep: async (context, form, typedAt) => {
    const { letterDetail, visible } = context
    await visible.codingDrafts.keep(letterDetail.letter.id, {
      formKey: await requireFormKey(context, form.fields.formKey),
      fields: readDraftFields(form),
      textVersion: parseTextVersion(form.fields.textVersion, letterDetail.text.version),
      typedAt,
    })
  },
  discard: async (context, { fields }, until) => {
    const { visible, letterDetail } = context
    const formKey = await requireFormKey(context, fields.formKey ?? newFormKey)
    const positionId = requireFound(parsePositionId(fields.id), 'position')
    await visible.codingDrafts.discard(letterDetail.letter.id, { formKey, positionId, until })
  },
}

/** What is kept of a position that was saved goes; what was begun after it stays. */
export async function forgetSavedDraft(
  { visible, letterDetail }: Pick<CodingContext, 'visible' | 'letterDetail'>,
  { fields }: CodingForm,
): Promise<void> {
  if (!fields.id) return
  await visible.codingDrafts.endSaved(letterDetail.letter.id, {
    formKey: (fields.revision && fields.id) || newFormKey,
    positionId: fields.id,
  })
}

/**
 * One’s own drafts in a letter, and which were saved or discarded; but no draft of a position that was saved since,
 * which came late.
 */
export async function listOwnDrafts(
  visible: VisibleStore,
  letterId: string,
  positions: readonly Pick<Position, 'id'>[],
): Promise<CodingDraft[]> {
  const drafts = await visible.codingDrafts.ofLetter(letterId)
  return drafts.filter(
    ({ formKey, fields }) =>
      !fields || positions.some(({ id }) => id === fields.texts.id) === (formKey !== newFormKey),
  )
}

function readDraftFields({ fields, holderIds }: CodingForm): CodingDraftFields {
  const names = codingDraftFields.filter((name) => fields[name])
  return {
    texts: Object.fromEntries(names.map((name) => [name, fields[name]!])),
    holderIds: holderIds.slice(0, 100),
  }
}

async function requireFormKey(
  { visible, letterDetail }: CodingContext,
  formKey: string | undefined,
): Promise<string> {
  if (formKey === newFormKey) return formKey
  const id = requireFound(parsePositionId(formKey), 'position')
  const position = requireFound(await visible.positions.byId(id), 'position')
  if (position.letterId !== letterDetail.letter.id) throw invalidForm()
  return id
}

function requireMoment(typedAt: string | undefined): string {
  if (!typedAt || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(typedAt)) throw invalidForm()
  if (Number.isNaN(Date.parse(typedAt))) throw invalidForm()
  return typedAt
}

/** The version of the text that a page was opened with: at most the newest. */
function parseTextVersion(typed: string | undefined, newest: number): number {
  const version = Number(typed)
  return Number.isInteger(version) && version > 0 ? Math.min(version, newest) : newest
}
