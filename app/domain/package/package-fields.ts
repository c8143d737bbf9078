import { z } from 'zod'
import { isDay } from '../days.ts'

/** No text that a store holds has NUL in it; PostgreSQL could not hold it. */
export const textWithoutNul = z.string().refine((text) => !text.includes('\u0000'), 'has NUL in it')
export const words = textWithoutNul.max(20_000)
export const line = words.min(1).max(2000)
export const day = z.string().refine(isDay, 'is not a day such as 2020-10-29')
export const actorKey = z.string().regex(/^A\d{1,6}$/)
export const letterKey = z.string().regex(/^\d{4,6}$/)
