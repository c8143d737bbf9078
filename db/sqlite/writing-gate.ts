/**
 * Lets writers of this process wait, without holding up anything else, while a thread writes the whole file: SQLite
 * itself would let them wait on the server's only thread, and give up after some seconds.
 */
export function makeWritingGate() {
  let closedUntil: Promise<unknown> | null = null
  return {
    /** Writes now, or as soon as the gate is open. */
    pass: async <T>(write: () => Promise<T>): Promise<T> => {
      while (closedUntil) await closedUntil
      return write()
    },
    /** Keeps the gate closed during `work`; a second one follows the first. */
    close: async <T>(work: () => Promise<T>): Promise<T> => {
      while (closedUntil) await closedUntil
      const working = work()
      const ended = working.then(
        () => {},
        () => {},
      )
      closedUntil = ended
      void ended.then(() => (closedUntil = null))
      return working
    },
  }
}
