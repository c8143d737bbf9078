/**
 * Nothing was stored, for a reason that lies in the store and not in what was asked. The message is for the person who
 * wrote. Known by its name, because the server's and the pages' bundles each have a class of their own.
 */
export class NotStored extends Error {
  override name = 'NotStored'
  /** Whether the store is one that is there to be read alone, such as a standby. */
  readonly mayOnlyBeRead: boolean

  constructor(message: string, options: { cause: unknown; mayOnlyBeRead?: boolean }) {
    super(message, options)
    this.mayOnlyBeRead = options.mayOnlyBeRead ?? false
  }
}
