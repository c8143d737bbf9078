import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { answerMethodCases } from '#app/domain/method-cases/method-cases.ts'
import { printJson, CommandRefusal, type Command } from './command.ts'

export const methodCommand: Command = {
  name: 'method',
  summary:
    'Computes stances, moves, contradictions, changes, agreement and alignment from a file of cases, so that anybody ' +
    'can audit the method.',
  usage:
    'stanceline method FILE [--json]\n\nFILE is JSON: { "formula_version": 2, "stance": [{ "positions": [...], ' +
    '"as_of": "2021-09-16" }], "moves": [like stance],\n"contradictions": [like stance], "compare": [{ "positions": ' +
    '[...], "from": DAY, "to": DAY }], "alpha_ordinal": [{ "units": [[1, 0]] }],\n"alignment": [{ "a": {...}, "b": ' +
    '{...} }] }. A position of version 2 has letter, first_day, last_day, added, level or absence, reported, status,\n' +
    'coder, start, end and, for organisations, speaker; they stand in the order in which they were stored. Version 1 ' +
    'has stance, alpha_ordinal\nand alignment, and its positions letter, last_day, level or absence, reported and ' +
    'status; a file without formula_version is of version 1.\nWhat is expected may stand beside each case and is not ' +
    'read. Prints the results in the same order, as JSON.',
  options: { json: { type: 'boolean' } },
  run: async ({ positionals: [file] }) => {
    if (!file) throw new CommandRefusal('Name the file of cases: stanceline method FILE.')
    const result = answerMethodCases(parseJsonFile(file))
    if (!result.ok)
      throw new CommandRefusal(
        `${file} does not fit at ${result.place || 'its top'}: ${result.reason}.`,
      )
    printJson(result.answers)
  },
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
