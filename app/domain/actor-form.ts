// Apart from actors.ts, because browsers draw actors and never need the schema.
import { z } from 'zod'
import { actorSorts, describeActorSort, type ActorForm } from './actors.ts'
import { lineSchema } from './form-fields.ts'
import { registerRules, registers, type Register } from './registers.ts'

/** The longest name and note, in characters, and how many other spellings one actor has. */
const actorLimits = { name: 200, note: 2_000, aliases: 50 } as const

/** A name as letters print it; whatever alphabet it is in, it has a letter or a digit, and no markup. */
export const actorNameSchema = lineSchema(actorLimits.name)
  .transform((name) => name.replace(/\s+/g, ' '))
  .refine((name) => name === '' || /[\p{L}\p{N}]/u.test(name), {
    message: 'A name has at least one letter or digit.',
  })
  .refine((name) => !/<[^>]*>/.test(name), {
    message: 'A name holds no markup: take out what stands between < and >.',
  })

const aliasesSchema = z.string().transform((written, context): string[] => {
  const lines = written.split('\n').map((line) => line.trim())
  const aliases = [...new Set(lines.filter(Boolean))]
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (aliases.length > actorLimits.aliases)
    return refuse(`An actor has at most ${actorLimits.aliases} other spellings.`)
  const read: string[] = []
  for (const alias of aliases) {
    const checked = actorNameSchema.safeParse(alias)
    if (!checked.success)
      return refuse(`“${alias.slice(0, 40)}”: ${checked.error.issues[0]!.message}`)
    read.push(checked.data)
  }
  return read
})

const registerIdSchema = (register: Register) =>
  z
    .string()
    .trim()
    .refine((number) => !number || registerRules[register].shape.test(number), {
      message: registerRules[register].whatToCopy,
    })
    .transform((number) => number || null)

/** What a person writes of an actor; a spelling that is the name itself is none besides. */
export const actorSchema = z
  .object({
    name: actorNameSchema.refine((name) => name !== '', 'Write the name as letters print it.'),
    kind: z.enum(actorSorts, 'Choose a person, an organisation, a unit within one, or an office.'),
    aliases: aliasesSchema,
    note: z
      .string()
      .trim()
      .max(actorLimits.note, `This has at most ${actorLimits.note} characters.`)
      .transform((words) => words || null),
    transparencyRegister: registerIdSchema('transparencyRegister'),
    parliament: registerIdSchema('parliament'),
    wikidata: registerIdSchema('wikidata'),
  })
  .transform(({ name, kind, aliases, note, ...numbers }): ActorForm => ({
    name,
    kind: kind === 'office' ? 'unit' : kind,
    heldInTurn: kind === 'office',
    aliases: aliases.filter((alias) => alias !== name),
    note,
    numbers,
  }))

/** The names of its fields. */
export const actorFields = ['name', 'kind', 'aliases', 'note', ...registers] as const

/** An actor as the fields of its form hold it. */
export function toActorFields({ name, kind, heldInTurn, aliases, note, numbers }: ActorForm) {
  return {
    name,
    kind: describeActorSort({ kind, heldInTurn }),
    aliases: aliases.join('\n'),
    note: note ?? '',
    ...Object.fromEntries(registers.map((register) => [register, numbers[register] ?? ''])),
  }
}
