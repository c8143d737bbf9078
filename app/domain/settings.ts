import { z } from 'zod'

/** What administrators chose for everybody. `indexPublicLetters`: whether search engines may list public letters. */
export type Settings = { indexPublicLetters: boolean }

/** How a Stanceline works that nobody set anything on. */
export const originalSettings: Settings = { indexPublicLetters: false }

export const settingsFormSchema = z
  .object({ indexPublicLetters: z.enum(['no', 'yes'], 'Choose one of the two.') })
  .transform(({ indexPublicLetters }): Settings => ({
    indexPublicLetters: indexPublicLetters === 'yes',
  }))
