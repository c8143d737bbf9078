/**
 * A sentence for the person who asked for a backup, or for one to be restored: what stands in the way and what to do.
 */
export class BackupRefused extends Error {}

/**
 * Puts an image in the place of a store at one blow; returns where the old one lies now, or null where there was none.
 */
type ReplaceStore = (image: string, at: Date) => Promise<string | null>

/**
 * What an engine does so that its stores can be backed up and restored. Archive, manifest, checks and the order of
 * things are the same for all, and so is what lies in the archive: an image of the store as a file of SQLite, so that
 * a backup of one engine is restored into the other. Every function throws `Refused`.
 */
export type BackupEngine = {
  /** What a store is called in a sentence: its file, or its server and database. */
  describeStore: (url: string) => string
  /** The path beside which an archive is unpacked. */
  workPath: (url: string) => string
  /** Writes the store as it is at one moment, while others write, into the file `image`. */
  writeImage: (url: string, image: string) => Promise<void>
  /** Runs `work` while everybody else is kept out of the store; what it throws leaves the store as it was. */
  withStoreAlone: <T>(url: string, work: (put: ReplaceStore) => Promise<T>) => Promise<T>
}
