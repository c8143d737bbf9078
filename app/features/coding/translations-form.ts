import { z } from 'zod'
import type { RequestContext } from '#app/auth/request-context.ts'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { invalidForm, requireFound } from '#app/auth/guard.ts'
import { collectFieldErrors, type RefusalCause } from '#app/domain/form-refusal.ts'
import { lineSchema } from '#app/domain/form-fields.ts'
import { markTranslation } from '#app/domain/quote-translations.ts'
import { withStoreErrors } from '../try-store.ts'

const translationSchema = z.object({
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, 'Write the language as two letters, such as en.'),
  words: z
    .string()
    .trim()
    .min(1, 'Write the quote in the other language.')
    .max(20_000, 'This has at most 20,000 characters.'),
  machine: z.enum(['person', 'machine'], 'Say whether a person or a machine made it.'),
  translator: lineSchema(200).min(1, 'Write who made it: a person, or the machine by its name.'),
})

/** The translation of a form as it was typed. */
export type TranslationFields = z.input<typeof translationSchema>

/** A quote with its translations, for whoever may code in its letter. */
export async function loadTranslationsForm(
  context: RequestContext,
  letterId: string,
  positionId: string | null,
) {
  const { position, letterDetail, user } = await requirePosition(context, letterId, positionId)
  return {
    letter: { id: letterId, title: letterDetail.letter.title },
    position,
    ownName: user.name,
  }
}

async function requirePosition(
  context: RequestContext,
  letterId: string,
  positionId: string | null,
) {
  const coding = await requireCodableLetter(context, letterId)
  const found = positionId ? await coding.visible.positions.byId(positionId) : null
  const position = requireFound(found?.letterId === letterId ? found : null, 'position')
  requireFound(coding.topics.find(({ id }) => id === position.topicId) ?? null, 'position')
  return { ...coding, position }
}

type TranslationOutcome =
  | { outcome: 'stored' }
  | { outcome: RefusalCause; errors: Record<string, string>; fields: TranslationFields }

const overtakenMessage =
  'There is a translation into this language that was not shown to you, or another one by now. Below are your words, ' +
  'and above them what is stored. Save again to put yours in its place.'
const goneMessage =
  'Somebody else took this translation away meanwhile. Below are your words; save again to keep them all the same.'

/** Keeps a translation in place of the one of the same language that was shown, or takes that away. */
export async function saveTranslationForm(
  context: RequestContext,
  letterId: string,
  form: FormData,
): Promise<TranslationOutcome> {
  if (!form.get('position')) throw invalidForm()
  const field = (name: string) => String(form.get(name) ?? '')
  const { visible, performedBy, position } = await requirePosition(
    context,
    letterId,
    field('position'),
  )
  const fields = {
    ...{ language: field('language'), words: field('words'), translator: field('translator') },
    machine: field('machine') as TranslationFields['machine'],
  }
  const refuse = (outcome: RefusalCause, errors: Record<string, string>): TranslationOutcome => ({
    ...{ outcome, errors, fields },
  })
  const isTakenAway = field('deed') === 'take away'
  const checked = translationSchema.safeParse(fields)
  if (!checked.success && !isTakenAway) return refuse('unfit', collectFieldErrors(checked.error))
  const language = checked.data?.language ?? fields.language
  const before = position.translations.find((one) => one.language === language) ?? null
  if (isTakenAway && !before) return { outcome: 'stored' }
  const overtaken = (form: string) => refuse('changed meanwhile', { form })
  if (field('shown') !== markTranslation(before))
    return overtaken(before ? overtakenMessage : goneMessage)
  const after =
    isTakenAway || !checked.success
      ? null
      : { ...checked.data, machine: checked.data.machine === 'machine' }
  return withStoreErrors<TranslationOutcome, TranslationOutcome>(
    async () => {
      const change = { before, after }
      const { changed } = await visible.positions.saveTranslation(position, change, performedBy)
      return changed ? { outcome: 'stored' } : overtaken(overtakenMessage)
    },
    (sentence) => refuse('not stored', { form: sentence }),
  )
}
