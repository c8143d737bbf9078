import { closeStore } from '#app/store.server.ts'
import { backupCommand } from './backup.ts'
import { briefingCommand } from './briefing.ts'
import { parseCommandInput, printLine, CommandRefusal, type Command } from './command.ts'
import { eraseLetterCommand } from './erase-letter.ts'
import { erasePersonCommand } from './erase-person.ts'
import { headerCommand } from './header.ts'
import { importCommand } from './import.ts'
import { methodCommand } from './method.ts'
import { moveCommand } from './move.ts'
import { packageInCommand } from './package-in.ts'
import { packageOutCommand } from './package-out.ts'
import { readCommand } from './read.ts'
import { restoreCommand } from './restore.ts'
import { seedCommand } from './seed.ts'
import { stanceCommand } from './stance.ts'
import { userAddCommand } from './user-add.ts'
import { userListCommand } from './user-list.ts'
import { userResetCommand } from './user-reset.ts'
import { verifyCommand } from './verify.ts'

const commands: Command[] = [
  seedCommand,
  stanceCommand,
  methodCommand,
  headerCommand,
  readCommand,
  importCommand,
  briefingCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  packageOutCommand,
  packageInCommand,
  userAddCommand,
  userListCommand,
  userResetCommand,
  eraseLetterCommand,
  erasePersonCommand,
]

const overview = `Stanceline keeps who said what, when, and where it says so.

Usage: npm run -s stanceline -- COMMAND [OPTIONS]

${commands.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

COMMAND --help tells more. The store is the one that DATABASE_URL names, otherwise stanceline.db in DATA_DIR (data).`

async function main(args: string[]): Promise<void> {
  const command = commands.find(({ name }) =>
    name.split(' ').every((word, index) => args[index] === word),
  )
  if (!command) {
    if (!args.length || ['--help', '-h', 'help'].includes(args[0]!)) return printLine(overview)
    throw new CommandRefusal(
      `There is no command “${args[0]}”. The commands are: ${commands.map(({ name }) => name).join(', ')}.`,
    )
  }
  const input = parseCommandInput(command, args.slice(command.name.split(' ').length))
  if (input.values.help) return printLine(`${command.summary}\n\nUsage: ${command.usage}`)
  await command.run(input)
}

// Whoever reads what is printed may stop reading, as `head` does: what is left is not wanted any more.
for (const output of [process.stdout, process.stderr])
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })

main(process.argv.slice(2))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
  .finally(closeStore)
