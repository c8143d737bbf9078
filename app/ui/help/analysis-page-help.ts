import type { PageHelp } from './kinds-of-help.ts'

/** Said of every page whose tables leave it. */
const takeAway =
  ' “Take it with you” saves what the page shows, or all of it where it shows a part, as CSV, Excel or JSON. ' +
  'Editors make a read-only link there, which shows people without an account what the public may see of it.'

/** The same where the page can be drawn. */
const takePicture = `${takeAway} Its picture is saved as SVG or PNG, or copied; the page itself can be printed.`

const methodHelp =
  'How every number is made, shown on the actor and topic of the dossier with most letters, or on somebody else: both ' +
  'sums with their letters, as of the day on which the slider stands, the rules that these letters need, and who coded ' +
  'what and how well coders agree.'

/** The pages that show where actors stand, how they moved, and what is missing; by the names of their routes. */
export const analysisPageHelps: Readonly<Record<string, PageHelp>> = {
  'dossiers.$slug.changes': {
    name: 'Changes',
    says:
      'What changed in what is said of the selection, the newest known first: first words, moves, contradictions and ' +
      'every other word, below the day since which the store can tell it, with the day of the letter and the quotes ' +
      'it rests on. Choose from which day on, follow the selection with a feed reader, or have it sent to you by e-mail: ' +
      'every change, or the first sentence where it reads otherwise.',
  },
  'dossiers.$slug.audience': {
    name: 'Audience',
    says:
      'Where one actor stands on each topic by whom it told so: persons, organisations, units and offices, or ' +
      'recipients by country, party or another attribute as of the day. The same method is applied to the letters to ' +
      'each, copies among them; a letter to several counts in the row of each. Where two of them were told opposite ' +
      'things, that is said first; letters that name no recipient have a row of their own and are compared with none.' +
      takePicture,
  },
  'dossiers.$slug.coverage': {
    name: 'Coverage',
    says:
      'Who is without a word on which topic in the last 12 months, when they were last heard, and why there is ' +
      'nothing: not asked, asked and not answered, evaded, withheld, not yet coded. Tick rows for a list of whom to ask.' +
      takePicture,
  },
  'dossiers.$slug.distribution': {
    name: 'Distribution',
    says:
      'How many voices stand where on one topic: over time, as of the day, all together or by group, as counts or ' +
      'shares. Of each group its cohesion, and who breaks rank, with their newest sentence.' +
      takePicture,
  },
  'dossiers.$slug.live-table': {
    name: 'A live table',
    says:
      'An address by which a spreadsheet program reads this one table as you may see it each time, as CSV or JSON. It is ' +
      'shown once, opens nothing else, and is revoked under Your account. Excel: Data, From Web. LibreOffice: Sheet, ' +
      'External Links. Google Sheets: IMPORTDATA, where Google can reach this Stanceline.',
  },
  'dossiers.$slug.links': {
    name: 'Make a read-only link',
    says:
      'A link by which whoever has its address sees one view without an account: always what rests on public letters ' +
      'alone. Live, it shows what is so when it is opened; frozen, what was so when it was made, until something it ' +
      'rests on is not public any more. Its address is shown once, with what puts it into another page and with the ' +
      'address of its table for a spreadsheet program. Links are listed and ended in the settings of the dossier.',
  },
  'dossiers.$slug.moves': {
    name: 'Moves',
    says:
      'Who moved between two days, with an arrow each, and every move and contradiction as two quotes that face ' +
      'each other. Who stayed and who cannot be compared is named. Editors accept or dismiss what was found; no ' +
      'number changes by it.' +
      takePicture,
    keys: 'moves',
  },
  'dossiers.$slug.moves_.$topicId.$actorId': {
    name: 'Moves of an actor on a topic',
    says:
      'Every move and contradiction of one actor on one topic over all time, changes of tone among them, and what ' +
      'was judged of them.',
    keys: 'moves',
  },
  'dossiers.$slug.near': {
    name: 'Near and far',
    says:
      'Who of the selection stands nearest to an actor and who farthest, by how many levels, and on which topics ' +
      'they agree and differ. Only topics on which both have a word that is not stale are compared; who shares too ' +
      'few stands apart and is counted. With a second name two actors stand side by side with their quotes.' +
      takePicture,
  },
  method: { name: 'Method', says: methodHelp },
  'dossiers.$slug.method': { name: 'Method', says: methodHelp },
  'dossiers.$slug.quotes': {
    name: 'Quotes',
    says:
      'Every quote of the selection up to its as-of day, the newest first, each once whoever it counts for. Choose a ' +
      'level or an absence, whether own words or what is reported about somebody, which counts nowhere, and what ' +
      'kind of recipient the letters are to; a letter to several is found by each. A standard paragraph, which several ' +
      'letters have in nearly the same words, is one row: open it for each use with the words that changed. It can be ' +
      'counted once in the numbers of this page, or listed use by use; stances count each letter either way.' +
      takeAway,
  },
  'dossiers.$slug.stances': {
    name: 'Stances',
    says:
      'Everybody on one axis of time: each mark is a statement and leads to its sentence. Move the as-of day, ' +
      'sort, group, or see all topics as a matrix, where another day can be compared.' +
      takePicture,
    keys: 'stances',
  },
  'dossiers.$slug.who': {
    name: 'Choose actors',
    says:
      'Whom the pages of analysis are about: ticked one by one, whole groups, by a rule such as all persons who spoke ' +
      'since 2018, or from a pasted list of names. Search, sort, then go ' +
      'back to where you came from with your choice, or save it under a name for everybody who reads the dossier.',
  },
  'dossiers.$slug.why.$topicId.$actorId': {
    name: 'Why a number',
    says:
      'What the words of an actor on a topic are made of: the sums of now and of the record, every letter with its ' +
      'word and weight and what would stand without it, and what was left out and why.',
  },
}
