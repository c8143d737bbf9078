import { createHash } from 'node:crypto'
import { requireFound, requirePermission, requirePermissionOn } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource } from '#app/auth/visible-store.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import type { FormResult } from '#app/domain/form-refusal.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { PassageFate } from '#app/domain/text/follow-text.ts'
import { cleanText } from '#app/domain/text/quotes.ts'
import type { TextComparison } from '#app/domain/text/released-words.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { withStoreErrors } from '../try-store.ts'
import { compareAside, followAside } from './text-thread.ts'

export const textCorrectionFields = ['deed', 'text', 'reason', 'version', 'previewed'] as const

/** A position with what becomes of it in the corrected text. */
type FollowedPosition = {
  position: PositionWithLetter
  who: string
  /** Its paragraph there. */
  paragraph: number | null
}

/** What a corrected text would do, before it is kept; `previewed` says which text and coding that is so of. */
export type TextPreview = {
  previewed: string
  comparison: TextComparison
  remarks: string[]
  held: FollowedPosition[]
  moved: FollowedPosition[]
  lost: FollowedPosition[]
}

/** What a form of a corrected text came to: it is stored, shown before it is, or refused. */
export type TextCorrectionAnswer = {
  outcome: FormResult | 'previewed'
  fields: { text: string; reason: string; version: number }
  errors?: Record<string, string>
  preview?: TextPreview
}

/** The form, with the newest text or with that of an earlier version that one goes back to. */
export async function loadTextCorrection(
  context: RequestContext,
  letterId: string,
  earlier: number | null,
) {
  const { visible, letterDetail, words } = await requireCorrectableText(
    requirePermission(context, 'correct letters'),
    letterId,
  )
  const { letter, text } = letterDetail
  const shown = earlier
    ? requireFound(await visible.texts.words(letterId, earlier), 'version')
    : words
  return {
    ...{ id: letterId, title: letter.title },
    isWhole: words.isWhole && shown.isWhole,
    earlier,
    fields: {
      text: shown.text,
      reason: earlier ? `Back to version ${earlier}` : '',
      version: text.version,
    },
  }
}

/** Shows what a corrected text would do, or keeps it where that is what was shown. */
export async function correctTextByForm(
  context: RequestContext,
  letterId: string,
  sent: Record<string, string>,
): Promise<TextCorrectionAnswer> {
  const opened = await requireCorrectableText(
    requirePermission(context, 'correct letters'),
    letterId,
  )
  const { letterDetail, words, visible, performedBy } = opened
  const version = letterDetail.text.version
  const fields = { text: sent.text ?? '', reason: sent.reason ?? '', version }
  const refuse = (outcome: Exclude<FormResult, 'stored'>, errors: Record<string, string>) => ({
    ...{ outcome, fields, errors },
  })
  if (!words.isWhole) return refuse('unfit', { form: maskedSentence })
  const checked = checkCorrection(sent, words.text)
  if (!checked.ok) return refuse('unfit', checked.errors)
  const plan = await planCorrection(opened, checked.text)
  if (!plan.ok) return refuse('not stored', { form: plan.reason })
  const planned = plan.answer
  const preview = async (errors?: Record<string, string>): Promise<TextCorrectionAnswer> => {
    const built = await buildPreview(opened, planned, checked)
    if (!built.ok) return refuse('not stored', { form: built.reason })
    const outcome = errors ? 'changed meanwhile' : 'previewed'
    return { outcome, fields: { ...fields, text: checked.text }, errors, preview: built.answer }
  }
  if (Number(sent.version) !== version) return preview({ form: newerSentence })
  if (sent.deed !== 'keep') return preview()
  if (sent.previewed !== planned.previewed) return preview({ form: otherSentence })
  return withStoreErrors<TextCorrectionAnswer, TextCorrectionAnswer>(
    async () => {
      const { changed } = await visible.texts.correct(
        {
          letterId,
          base: { id: letterDetail.text.id, number: version },
          text: checked.text,
          pages: planned.pages,
          reason: checked.reason,
          passages: planned.passages,
        },
        performedBy,
      )
      return changed ? { outcome: 'stored', fields } : preview({ form: otherSentence })
    },
    (sentence) => refuse('not stored', { form: sentence }),
  )
}

async function requireCorrectableText(
  { user, visible, performedBy }: ReturnType<typeof requirePermission>,
  letterId: string,
) {
  const letterDetail = requireFound(await visible.letters.byId(letterId), 'letter')
  requirePermissionOn(user, 'correct letters', asResource(letterDetail))
  const words = await visible.texts.words(letterId, letterDetail.text.version)
  return { user, visible, performedBy, letterDetail, words: requireFound(words, 'version') }
}

type CorrectableText = Awaited<ReturnType<typeof requireCorrectableText>>

type CheckedCorrection =
  | { ok: true; text: string; reason: string; remarks: string[] }
  | { ok: false; errors: Record<string, string> }

function checkCorrection(
  { text = '', reason = '' }: Record<string, string>,
  before: string,
): CheckedCorrection {
  const why = sentencesSchema('Write why the text is corrected.').safeParse(reason)
  // Forms send line ends as CRLF, which is nothing that somebody changed.
  const cleaned = cleanText(text.replaceAll('\r\n', '\n'))
  const errors: Record<string, string> = {}
  if (!why.success) errors.reason = why.error.issues[0]!.message
  if (!cleaned.ok) errors.text = cleaned.reason
  else if (cleaned.text === before)
    errors.text = 'This is the text as it stands. Change what is wrong in it.'
  return Object.keys(errors).length || !cleaned.ok
    ? { ok: false, errors }
    : { ok: true, text: cleaned.text, reason: why.data!, remarks: cleaned.remarks }
}

/** What becomes of every passage and page, with a word that is another where any of it is. */
async function planCorrection({ visible, letterDetail }: CorrectableText, text: string) {
  const { letter, text: newest } = letterDetail
  const { passages, texts } = await visible.texts.passages(letter.id)
  const followed = await followAside({
    passages: passages.map(({ id, quote, textVersionId, paragraph }) => ({
      ...{ id, quote, textVersionId, paragraph },
    })),
    ...{ pages: newest.pages, newestId: newest.id, corrected: text },
    texts: new Map([...texts, [newest.id, newest.text]]),
    keepsParagraphs: letter.origin.excerpt,
  })
  if (!followed.ok) return followed
  const { fates, pages } = followed.answer
  const paired = passages.map((before, at) => ({ before, after: fates[at]! }))
  const told = paired.map(({ before, after }) => [before.id, before.revision, after.fate])
  const previewed = createHash('sha256')
    .update(JSON.stringify([text, told]))
    .digest('hex')
  return { ok: true as const, answer: { passages: paired, pages, previewed } }
}

type PlannedCorrection = Extract<Awaited<ReturnType<typeof planCorrection>>, { ok: true }>['answer']

async function buildPreview(
  { visible, letterDetail }: CorrectableText,
  { passages, previewed }: PlannedCorrection,
  { text, remarks }: Extract<CheckedCorrection, { ok: true }>,
): Promise<{ ok: true; answer: TextPreview } | { ok: false; reason: string }> {
  const compared = await compareAside(letterDetail.text.text, text)
  if (!compared.ok) return compared
  const shown = await visible.positions.ofLetter(letterDetail.letter.id)
  const nameHolders = await findHolderNames(visible, shown)
  const fateOf = new Map(passages.map(({ after }) => [after.id, after]))
  const list = (fate: PassageFate['fate']): FollowedPosition[] =>
    shown.flatMap((position) => {
      const after = fateOf.get(position.id)
      if (after?.fate !== fate || position.status === 'withdrawn') return []
      const paragraph = after.fate === 'lost' ? null : after.paragraph
      return [{ position, who: nameHolders(position), paragraph }]
    })
  const lists = { held: list('held'), moved: list('moved'), lost: list('lost') }
  return { ok: true, answer: { previewed, comparison: compared.answer, remarks, ...lists } }
}

const maskedSentence =
  'This text holds addresses or numbers that you do not see, so you cannot correct it without losing them. Put the ' +
  'letter in charge of an editor who sees contact details.'

const newerSentence =
  'Somebody else corrected this text meanwhile. What you typed is kept below; compare it with their version, then ' +
  'look at the difference and keep it.'

const otherSentence =
  'The text or its coding is not what the difference was shown of, so nothing was stored. Look at it again, then keep ' +
  'it.'
