import type { KeyPlace } from '#app/domain/keys/page-keys.ts'

/** What a page is for, and where its keys stand in the table, beside those that work everywhere. */
export type PageHelp = { name: string; says: string; keys?: KeyPlace }

/** `goesBack`: what editors give back what it said, beside what the page is of. */
export const helpWithHistory = (of: string, goesBack: string | null = null): PageHelp => ({
  name: `History of ${of}`,
  says:
    'Every change in a sentence, with who made it and when, newest first. ' +
    (goesBack === null
      ? 'Editors go back to what stood before.'
      : `Editors give ${goesBack} back what stood after a change, where the button beside it says so.`),
})

export const helpWithErasing = (what: string): PageHelp => ({
  name: `Erase ${what}`,
  says:
    'Takes words away for good where the law asks for it. It says before what ' +
    'goes, and leaves a line that says that something was erased.',
})
