import { z } from 'zod'
import type { Day } from './days.ts'
import type { Letter } from './letters.ts'
import { absences, isAbsence, levels, type Absence, type Level } from './level.ts'
import type { Quote } from './text.ts'

export const statuses = ['draft', 'approved', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

/** One coded passage: whose words they are, on what, how far they go. Either a level or an absence, never both. */
export type Position = {
  id: string
  letterId: string
  topicId: string
  holderIds: string[]
  level: Level | null
  absence: Absence | null
  conditional: boolean
  condition: string | null
  note: string | null
  reported: boolean
  status: Status
  quote: Quote
  paragraph: number | null
  coder: { id: string; name: string } | null
  createdAt: string
  revision: number
}

/** A position with what is needed of its letter to count, draw and cite it; `lastDay` is the letter's last possible day. */
export type Stated = Position & { lastDay: Day; letter: LetterHead }
export type LetterHead = Pick<Letter, 'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated'>

/** How a form says level or absence in one field: "-2".."2" or the absence's name. */
export const stanceChoices = [...levels.map((row) => String(row.level)), ...absences.map((row) => row.absence)] as const

const checkbox = z.union([z.boolean(), z.literal('on'), z.literal('')]).optional().transform((on) => on === true || on === 'on')
const words = (most: number) => z.string().trim().max(most, `This has at most ${most.toLocaleString('en')} characters.`).optional().transform((said) => said || null)

/** A place as the form sends it: digits, or nothing where it is not known. */
const place = z.string().regex(/^\d{1,9}$/).transform(Number).optional().catch(undefined)

/** What a person says about a passage. `start` and `end` are known when it was selected; otherwise the words are looked for. */
export const positionSchema = z
  .object({
    topicId: z.string().min(1, 'Choose the topic that the passage speaks about.'),
    holderIds: z.array(z.string()).min(1, 'Choose at least one holder: whose position is this?').max(100),
    stance: z.string().refine((choice) => stanceChoices.some((one) => one === choice), 'Choose a level, or say that a position is absent.'),
    conditional: checkbox,
    condition: words(1000),
    note: words(2000),
    reported: checkbox,
    exact: z.string().max(20_000, 'A quote has at most 20,000 characters. Mark the passage that carries the position.'),
    start: place,
    end: place,
  })
  .transform(({ stance, ...form }) => ({
    ...form,
    condition: form.conditional ? form.condition : null,
    level: isAbsence(stance) ? null : (Number(stance) as Level),
    absence: isAbsence(stance) ? stance : null,
  }))
  .superRefine((form, context) => {
    if (form.conditional && form.level === null) {
      context.addIssue({ code: 'custom', path: ['conditional'], message: 'A condition belongs to a level. Choose a level, or take “conditional” away.' })
    }
    if (form.conditional && !form.condition) {
      context.addIssue({ code: 'custom', path: ['condition'], message: 'Write the condition in the letter’s own words.' })
    }
  })

export type PositionForm = z.infer<typeof positionSchema>

/** The choice that a stored position shows in the form. */
export function stanceChoice(position: Pick<Position, 'level' | 'absence'>): string {
  return position.level !== null ? String(position.level) : (position.absence ?? '')
}
