import { hasAuthor, letterSchema, missingAuthorMessage } from '../letter-form.ts'
import type { TopicQuestion } from '../package/topic-questions.ts'
import type { LetterDraft } from './letter-draft.ts'
import type { NameQuestion } from './name-choice.ts'
import { findNameQuestions, type NameAnswers, type NameIndex } from './name-questions.ts'

/** How an item came to be what it is: read, confirmed by somebody, stored, or refused. */
export const itemStates = [
  'asking',
  'doubtful',
  'ready',
  'left out',
  'accepted',
  'stored',
  'withdrawn',
  'refused',
] as const
export type ItemState = (typeof itemStates)[number]

/**
 * What an item is the same as: a stored letter, or an earlier item of its import; `likeness` from 0 to 1. Of a
 * `translation` it is perhaps the same statement in another language.
 */
export type DuplicateLetter = {
  how: 'file' | 'text' | 'nearly' | 'translation'
  letterId: string | null
  itemId: string | null
  likeness: number
}

/**
 * What keeps a letter from being stored as it is; `field` is the form's, `parties` or `same`. A
 * `question` about a name is answered once for the whole import, and one about a `topic` is that of a dossier package.
 */
export type OpenQuestion = {
  field: string
  sentence: string
  question?: NameQuestion
  topic?: TopicQuestion
}

/** Whether an item is the very same as something that is there, so that nobody needs to be asked. */
export function holdsSameText(same: DuplicateLetter | null): same is DuplicateLetter {
  return same !== null && (same.how === 'file' || same.how === 'text')
}

/** From this likeness on, two texts are shown to a person as perhaps the same letter. */
export const nearDuplicateThreshold = 0.8

/** What has to be settled before a draft can be stored, and what state that makes it. */
export function planItem(
  draft: LetterDraft,
  same: DuplicateLetter | null,
  index: NameIndex,
  answers: NameAnswers,
): { asks: OpenQuestion[]; state: ItemState } {
  if (holdsSameText(same)) return { asks: [], state: 'left out' }
  const checked = letterSchema.safeParse(draft.fields)
  const missing = checked.success
    ? []
    : checked.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        sentence: message,
      }))
  // The schema looks at the parties only once everything else is right; here all is asked at once.
  if (!hasAuthor(draft.fields.parties) && !missing.some(({ field }) => field === 'parties'))
    missing.push({ field: 'parties', sentence: missingAuthorMessage })
  const nameQuestions = findNameQuestions(index, draft.fields, answers).map((question) => ({
    field: 'parties',
    sentence: describeNameQuestion(question),
    question,
  }))
  const duplicateQuestions =
    same && !draft.distinct
      ? [
          {
            field: 'same',
            sentence: describeLikeness(same),
          },
        ]
      : []
  const asks: OpenQuestion[] = [...missing, ...nameQuestions, ...duplicateQuestions]
  if (asks.length) return { asks, state: 'asking' }
  return { asks, state: draft.doubts.length && !draft.looked ? 'doubtful' : 'ready' }
}

function describeLikeness({ how, likeness }: DuplicateLetter): string {
  if (how === 'translation')
    return (
      'It may be the same statement as another letter, in another language: the day, who says it and its figures or ' +
      'paragraphs are alike. Look at both, and say whether it is a translation or a letter of its own.'
    )
  return (
    `It is nearly the same as another letter (${Math.floor(likeness * 100)} % of its ` +
    'passages). Look at the difference and say whether it is one of its own.'
  )
}

/** What has to be said about a name before its letter can be stored. */
export function describeNameQuestion({ said, choices, alone, house }: NameQuestion): string {
  if (!choices.length && house) return `Say whether “${said}” within “${house}” is new.`
  return `Say who “${said}” is: ${choices
    .slice(0, 3)
    .map(({ name, why }) => `${name} (${why})`)
    .join(' or ')}${alone ? `, or ${house ? 'a new unit' : 'somebody else'}` : ''}.`
}
