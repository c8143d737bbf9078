import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { computeOrdinalAlpha } from '#app/domain/agreement.ts'
import { computeAlignment } from '#app/domain/alignment.ts'
import { isDay } from '#app/domain/days.ts'
import { isLevel, type Level } from '#app/domain/level.ts'
import { positionStatuses } from '#app/domain/positions.ts'
import { methodVersion, computeStance, type Stance } from '#app/domain/stance.ts'
import { printJson, CommandRefusal, type Command } from './command.ts'

const day = z.string().refine(isDay, 'a day is written as 2020-10-29')
const level = z
  .number()
  .refine(isLevel, 'a level is one of -2, -1, 0, 1, 2')
  .transform((number) => number as Level)
const absence = z.enum(['evaded', 'withheld', 'no_position'])
const positionCaseSchema = z
  .object({
    letter: z.string(),
    last_day: day,
    level: level.nullable().default(null),
    absence: absence.nullable().default(null),
    reported: z.boolean().default(false),
    status: z.enum(positionStatuses).default('approved'),
  })
  .refine(
    (given) => (given.level === null) !== (given.absence === null),
    'a position has either a level or an absence',
  )
const levelsByTopic = z.record(z.string(), z.number().min(-2).max(2).nullable())
const casesSchema = z.object({
  formula_version: z
    .literal(methodVersion, `this is version ${methodVersion} of the method`)
    .optional(),
  stance: z.array(z.object({ positions: z.array(positionCaseSchema), as_of: day })).default([]),
  alpha_ordinal: z.array(z.object({ units: z.array(z.array(level)) })).default([]),
  alignment: z.array(z.object({ a: levelsByTopic, b: levelsByTopic })).default([]),
})

export const methodCommand: Command = {
  name: 'method',
  summary:
    'Computes stances, agreement and alignment from a file of cases, so that anybody can audit the method.',
  usage:
    'stanceline method FILE [--json]\n\nFILE is JSON: { "stance": [{ "positions": [...], ' +
    '"as_of": "2021-09-16" }], "alpha_ordinal": [{ "units": [[1, 0]] }], "alignment": [{ "a": ' +
    '{...}, "b": {...} }] }.\nWhat is expected may stand beside each case and is not read. ' +
    'Prints the results in the same order, as JSON.',
  options: { json: { type: 'boolean' } },
  run: async ({ positionals: [file] }) => {
    if (!file) throw new CommandRefusal('Name the file of cases: stanceline method FILE.')
    const { stance: stances, alpha_ordinal: units, alignment: pairs } = readCases(file)
    printJson({
      stance: stances.map(({ positions, as_of }) =>
        stanceToJson(
          computeStance(
            positions.map(({ letter, last_day, ...coding }) => ({
              ...coding,
              letterId: letter,
              lastDay: last_day,
            })),
            as_of,
          ),
        ),
      ),
      alpha_ordinal: units.map((example) => computeOrdinalAlpha(example.units).alpha),
      alignment: pairs.map(({ a, b }) => computeAlignment(a, b)),
    })
  },
}

/** A stance as the machine-readable outputs name its parts. */
export function stanceToJson(found: Stance) {
  const { latest, latestDay, weighted, letters, word, consensus, divided, stale } = found
  return {
    latest,
    latest_day: latestDay,
    weighted,
    letters,
    word,
    consensus,
    divided,
    stale,
    capped: found.capped,
    interval: found.interval,
  }
}

function readCases(file: string): z.infer<typeof casesSchema> {
  const read = casesSchema.safeParse(parseJsonFile(file))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new CommandRefusal(
    `${file} does not fit at ${issue!.path.join('.') || 'its top'}: ${issue!.message}.`,
  )
}

function parseJsonFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8')
  } catch {
    throw new CommandRefusal(`There is no readable file ${file}.`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandRefusal(`${file} is not JSON: ${(error as Error).message}.`)
  }
}
