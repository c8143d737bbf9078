import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { answerMethodCases } from '#app/domain/method-cases/method-cases.ts'
import { printJson, CommandRefusal, type Command } from './command.ts'

export const methodCommand: Command = {
  name: 'method',
  summary:
    'Computes stances, moves, contradictions, agreement and alignment from a file of cases, so that anybody can audit ' +
    'the method.',
  usage:
    'stanceline method FILE [--json]\n\nFILE is JSON, and is answered by the version of the method that it names:\n' +
    '{ "formula_version": 2,\n  "stance": [{ "positions": [...], "as_of": "2021-09-16" }], "moves": [...], ' +
    '"contradictions": [...],\n  "compare": [{ "positions": [...], "from": "2020-12-31", "to": "2021-09-16" }],\n' +
    '  "alpha_ordinal": [{ "units": [[1, 0]] }], "alignment": [{ "a": {...}, "b": {...} }] }\n\n' +
    'A position has letter, first_day, last_day, added, level or absence, reported, status, coder,\nstart, end and, ' +
    'for organisations, speaker. Their order is the one in which they were stored.\nVersion 1, also where none is ' +
    'named, has stance, alpha_ordinal and alignment, and a position\nletter, last_day, level or absence, reported ' +
    'and status.\n\nWhat is expected may stand beside each case and is not read. Prints the results in the same ' +
    'order, as JSON.',
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
