import { z } from 'zod'
import { isDay } from '../days.ts'
import { absences, isLevel, type Level } from '../level.ts'
import { positionStatuses } from '../positions.ts'

export const caseDaySchema = z.string().refine(isDay, 'a day is written as 2020-10-29')

const caseLevelSchema = z
  .number()
  .refine(isLevel, 'a level is one of -2, -1, 0, 1, 2')
  .transform((number) => number as Level)

/** What a position has in the cases of every version of the method. */
export const casePositionFields = {
  letter: z.string(),
  last_day: caseDaySchema,
  level: caseLevelSchema.nullable().default(null),
  absence: z
    .enum(absences.map(({ absence }) => absence))
    .nullable()
    .default(null),
  reported: z.boolean().default(false),
  status: z.enum(positionStatuses).default('approved'),
}

/** For `refine`: whether a position has one of the two, and what is said where it has not. */
export const hasLevelOrAbsence = [
  (position: { level: unknown; absence: unknown }) =>
    (position.level === null) !== (position.absence === null),
  'a position has either a level or an absence',
] as const

const levelsByTopicSchema = z.record(z.string(), z.number().min(-2).max(2).nullable())

/** The cases that are the same in every version. */
export const sharedCaseFields = {
  alpha_ordinal: z.array(z.object({ units: z.array(z.array(caseLevelSchema)) })).default([]),
  alignment: z.array(z.object({ a: levelsByTopicSchema, b: levelsByTopicSchema })).default([]),
}
