import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isDay, type Day } from '#app/domain/days.ts'

/** One thing the command line can do; `run` prints to standard output and refuses by throwing `Refused`. */
export type Command = {
  name: string
  says: string
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  run: (given: Given) => Promise<void>
}

export type Given = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  words: string[]
}

/** A sentence for the person at the command line; the command ends with exit code 1. */
export class Refused extends Error {}

export function given(command: Command, args: string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Given['values'], words: positionals }
  } catch (error) {
    throw new Refused(
      `${(error as Error).message.split('. To specify')[0]}. Usage: ${command.usage}`,
    )
  }
}

/** The text of an option, or a refusal that says which one is missing. */
export function needed({ values }: Given, option: string): string {
  const value = values[option]
  if (typeof value !== 'string' || !value.trim()) throw new Refused(`Say which with --${option}.`)
  return value
}

export function dayGiven({ values }: Given, option: string): Day | undefined {
  const value = values[option]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !isDay(value))
    throw new Refused(`“${String(value)}” is not a day. Write --${option} as 2020-12-31.`)
  return value
}

export function listGiven({ values }: Given, option: string): string[] {
  const value = values[option]
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Words of somebody else's, such as a file's name, without what a terminal would obey. */
export function plain(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}]+/gu, '\uFFFD')
}
