export type LogLevel = 'info' | 'warning' | 'error'

/**
 * What a line of the log carries beside its message: numbers and names of ours, never what people
 * wrote or who they are.
 */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/**
 * `text` has sentences for somebody who looks on; `json` has one object a line for programs, every
 * request included.
 */
export function readLogFormat(): 'text' | 'json' {
  return process.env.LOG_FORMAT === 'json' ? 'json' : 'text'
}

/** Throws where LOG_FORMAT is neither. */
export function checkLogFormat(): void {
  if (!['', 'text', 'json'].includes(process.env.LOG_FORMAT ?? ''))
    throw new Error(`LOG_FORMAT is “${process.env.LOG_FORMAT}”. Set it to text or json.`)
}

/** Writes one line; faults go to standard error, everything else to standard output. */
export function logEvent(level: LogLevel, message: string, facts: LogFields = {}): void {
  const line =
    readLogFormat() === 'json'
      ? JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })
      : message
  ;(level === 'error' ? process.stderr : process.stdout).write(`${line}\n`)
}

/** Whoever reads the log may go away, as in `npm start | head`: the server goes on without being heard. */
export function bearClosedLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** Writes what went wrong with where it did. */
export function logFault(error: unknown, facts: LogFields = {}): void {
  const stackText = describeError(error)
  if (readLogFormat() === 'text') logEvent('error', stackText)
  else logEvent('error', stackText.split('\n')[0]!, { ...facts, stack: stackText })
}

/**
 * The stack of an error and of what caused it. A failed query names its values, which may be what
 * people wrote: they are left out.
 */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error was thrown.'
  const { message, stack = message, cause } = error
  const ownStack =
    'query' in error && 'params' in error
      ? stack.replace(message, () => `Failed query: ${String(error.query)}`)
      : stack
  return cause instanceof Error ? `${ownStack}\ncaused by ${describeError(cause)}` : ownStack
}
