import type { Db } from '../dialect.ts'

/** A sentence for the person who asked for a backup, or for one to be restored: what stands in the way and what to do. */
export class Refused extends Error {}

/** What a copy of a store consists of: the files that it wrote, the newest migration applied, and the rows of each table. */
export type Contents = { members: string[]; migration: string; tables: Record<string, number> }

/**
 * What an engine does so that its stores can be backed up and restored. The archive, its manifest and the order of
 * things are the same for all; only what the members hold is the engine's own. Every function throws `Refused`.
 */
export type Engine = {
  name: string
  /** The path beside which an archive is unpacked, on the disk where the store will lie. */
  place: (url: string) => string
  /** Copies the store as it is at one moment, while others write, into files of `folder`. */
  copied: (url: string, folder: string) => Promise<Contents>
  /** Checks the copy in `folder`, and that it holds what is said of it; brings it up to date and opens it. */
  opened: (folder: string, said: Contents) => { db: Db; close: () => void }
  /** Keeps everybody else out of the store until the returned function is called. */
  alone: (url: string) => () => void
  /** Puts the copy in the store's place, which is never empty meanwhile; returns where the old one lies now, or null. */
  placed: (folder: string, url: string, at: Date) => string | null
}
