import { closeStore } from '#app/store.server.ts'
import { parseCommandInput, printLine, CommandRefusal, type Command } from './command.ts'

/** The commands by their words; each is read when it is called, because reading all of them takes half a second. */
const commands: Record<string, () => Promise<Command>> = {
  seed: () => import('./seed.ts').then(({ seedCommand }) => seedCommand),
  stance: () => import('./stance.ts').then(({ stanceCommand }) => stanceCommand),
  method: () => import('./method.ts').then(({ methodCommand }) => methodCommand),
  header: () => import('./header.ts').then(({ headerCommand }) => headerCommand),
  read: () => import('./read.ts').then(({ readCommand }) => readCommand),
  import: () => import('./import.ts').then(({ importCommand }) => importCommand),
  briefing: () => import('./briefing.ts').then(({ briefingCommand }) => briefingCommand),
  verify: () => import('./verify.ts').then(({ verifyCommand }) => verifyCommand),
  backup: () => import('./backup.ts').then(({ backupCommand }) => backupCommand),
  restore: () => import('./restore.ts').then(({ restoreCommand }) => restoreCommand),
  move: () => import('./move.ts').then(({ moveCommand }) => moveCommand),
  'package out': () =>
    import('./package-out.ts').then(({ packageOutCommand }) => packageOutCommand),
  'package in': () => import('./package-in.ts').then(({ packageInCommand }) => packageInCommand),
  'user add': () => import('./user-add.ts').then(({ userAddCommand }) => userAddCommand),
  'user list': () => import('./user-list.ts').then(({ userListCommand }) => userListCommand),
  'user reset': () => import('./user-reset.ts').then(({ userResetCommand }) => userResetCommand),
  'erase letter': () =>
    import('./erase-letter.ts').then(({ eraseLetterCommand }) => eraseLetterCommand),
  'erase person': () =>
    import('./erase-person.ts').then(({ erasePersonCommand }) => erasePersonCommand),
  'erase remains': () =>
    import('./erase-remains.ts').then(({ eraseRemainsCommand }) => eraseRemainsCommand),
}

async function describeCommands(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return `Stanceline keeps who said what, when, and where it says so.

Usage: npm run -s stanceline -- COMMAND [OPTIONS]

${all.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

COMMAND --help tells more. The store is the one that DATABASE_URL names, otherwise stanceline.db in DATA_DIR (data).`
}

async function main(args: string[]): Promise<void> {
  const name = Object.keys(commands).find((words) =>
    words.split(' ').every((word, index) => args[index] === word),
  )
  if (name === undefined) {
    if (!args.length || ['--help', '-h', 'help'].includes(args[0]!))
      return printLine(await describeCommands())
    throw new CommandRefusal(
      `There is no command “${args[0]}”. The commands are: ${Object.keys(commands).join(', ')}.`,
    )
  }
  const command = await commands[name]!()
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
