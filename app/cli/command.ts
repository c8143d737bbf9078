import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isDay, type Day } from '#app/domain/days.ts'

/** One thing the command line can do; `run` prints to standard output and refuses by throwing `Refused`. */
export type Command = {
  name: string
  summary: string
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  run: (input: CommandInput) => Promise<void>
}

export type CommandInput = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  positionals: string[]
}

/** A sentence for the person at the command line; the command ends with exit code 1. */
export class CommandRefusal extends Error {}

export function parseCommandInput(command: Command, args: string[]): CommandInput {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
    return { values: values as CommandInput['values'], positionals }
  } catch (error) {
    throw new CommandRefusal(
      `${(error as Error).message.split('. To specify')[0]}. Usage: ${command.usage}`,
    )
  }
}

/** The text of an option, or a refusal that says which one is missing. */
export function requireOption({ values }: CommandInput, option: string): string {
  const value = values[option]
  if (typeof value !== 'string' || !value.trim())
    throw new CommandRefusal(`Say which with --${option}.`)
  return value
}

export function readDayOption({ values }: CommandInput, option: string): Day | undefined {
  const value = values[option]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !isDay(value))
    throw new CommandRefusal(`“${String(value)}” is not a day. Write --${option} as 2020-12-31.`)
  return value
}

export function readListOption({ values }: CommandInput, option: string): string[] {
  const value = values[option]
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Words of somebody else's, such as a file's name, without what a terminal would obey. */
export function stripControlCharacters(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}]+/gu, '\uFFFD')
}
