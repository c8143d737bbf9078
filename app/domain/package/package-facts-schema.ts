import { z } from 'zod'
import { actorKey, day, letterKey, line } from './package-fields.ts'

/** What is so of actors for some time; since version 7. */
export const factsSchema = z
  .array(
    z.strictObject({
      actor: actorKey,
      kind: z.enum(['name', 'attribute', 'successor']),
      attribute: line.nullable(),
      value: line.nullable(),
      successor: actorKey.nullable(),
      from: day.nullable(),
      to: day.nullable(),
      fromWritten: line.nullable(),
      toWritten: line.nullable(),
      source: line.nullable(),
      saidBy: line.nullable(),
      saidDay: day.nullable(),
      letter: letterKey.nullable(),
    }),
  )
  .default([])

/** Pairs of actors that somebody said are two; since version 7. */
export const differentSchema = z.array(z.tuple([actorKey, actorKey])).default([])
