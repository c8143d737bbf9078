export type KeyRow = readonly [keys: string, does: string]

/** What a page is for, and the keys that work on it beside those that work everywhere. */
export type PageHelp = { name: string; says: string; keys?: readonly KeyRow[] }

export const keysEverywhere: readonly KeyRow[] = [
  ['Ctrl K or ⌘K', 'search everything, and open any page by its name'],
  ['/', 'the search of the page; where it has none, that of everything'],
  ['G, then 1–9', 'the dossier at that place of the switch'],
  ['?', 'this help'],
  ['Esc', 'close it'],
]

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
