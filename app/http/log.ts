export type Level = 'info' | 'warning' | 'error'

/** What a line of the log carries beside its message: numbers and names of ours, never what people wrote or who they are. */
export type Facts = Record<string, string | number | boolean | null | undefined>

/** `text` has sentences for somebody who looks on; `json` has one object a line for programs, every request included. */
export function logFormat(): 'text' | 'json' {
  return process.env.LOG_FORMAT === 'json' ? 'json' : 'text'
}

/** Throws where LOG_FORMAT is neither. */
export function checkLogFormat(): void {
  if (!['', 'text', 'json'].includes(process.env.LOG_FORMAT ?? ''))
    throw new Error(`LOG_FORMAT is “${process.env.LOG_FORMAT}”. Set it to text or json.`)
}

/** Writes one line; faults go to standard error, everything else to standard output. */
export function log(level: Level, message: string, facts: Facts = {}): void {
  const line =
    logFormat() === 'json'
      ? JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })
      : message
  ;(level === 'error' ? process.stderr : process.stdout).write(`${line}\n`)
}

/** Writes what went wrong with where it did. */
export function logFault(error: unknown, facts: Facts = {}): void {
  const said = spoken(error)
  if (logFormat() === 'text') log('error', said)
  else log('error', said.split('\n')[0]!, { ...facts, stack: said })
}

/** The stack of an error and of what caused it. A failed query names its values, which may be what people wrote: they are left out. */
function spoken(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error was thrown.'
  const { message, stack = message, cause } = error
  const plain =
    'query' in error && 'params' in error
      ? stack.replace(message, () => `Failed query: ${String(error.query)}`)
      : stack
  return cause instanceof Error ? `${plain}\ncaused by ${spoken(cause)}` : plain
}
