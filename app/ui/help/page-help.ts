type KeyRow = readonly [keys: string, does: string]

/** What a page is for, and the keys that work on it beside those that work everywhere. */
export type PageHelp = { name: string; says: string; keys?: readonly KeyRow[] }

export const keysEverywhere: readonly KeyRow[] = [
  ['/', 'search'],
  ['?', 'this help'],
  ['Esc', 'close it'],
]

const taggerKeys: readonly KeyRow[] = [
  ['↓ ↑', 'in the text: the next or previous sentence'],
  ['Shift + ↓ ↑', 'widen or narrow by a sentence'],
  ['Shift + → ←', 'widen or narrow by a word'],
  ['1 – 9', 'topic'],
  ['← →', 'level'],
  ['C', 'conditional; then write the condition'],
  ['A', 'next holder'],
  ['Enter', 'save'],
  ['F', 'you finished this letter; again takes that back'],
  ['N', 'there is nothing in it to code; again takes that back'],
  ['Ctrl or ⌘ + Z', 'undo your last coding; in a field, your last typing'],
  ['Esc', 'cancel'],
]

const history = (of: string): PageHelp => ({
  name: `History of ${of}`,
  says: 'Every change in a sentence, with who made it and when, newest first. Editors go back to what stood before.',
})

const erasing = (what: string): PageHelp => ({
  name: `Erase ${what}`,
  says:
    'Takes words away for good where the law asks for it. It says before what ' +
    'goes, and leaves a line that says that something was erased.',
})

/** By the names of the routes. A page that is seen signed out has none. */
export const pageHelps: Readonly<Record<string, PageHelp>> = {
  account: {
    name: 'Your account',
    says: 'Your name, password and second factor, the devices that are signed in, and tokens for programs that act for you.',
  },
  'actors._index': {
    name: 'Actors',
    says:
      'Everybody who writes letters, receives them or is quoted, of this dossier or of all ' +
      'that you see, by name, by the newest letter or by how much is quoted.',
  },
  'actors.$actorId': {
    name: 'An actor',
    says:
      'Where they stand on each topic, how that moved, every quote, and the ' +
      'letters they stand on. Open a stance to see what it is made of.',
  },
  'actors.$actorId_.correction': {
    name: 'What is known of an actor',
    says:
      'Name, kind, spellings, numbers in registers and what they belong to. What ' +
      'letters prove is derived; what you type needs a proof of its own.',
  },
  'actors.$actorId_.erase': erasing('an actor'),
  'actors.$actorId_.history': history('an actor'),
  'actors.$actorId_.merge': {
    name: 'Merge an actor',
    says: 'Two entries that are one actor become one. Nothing is lost: a merge can be taken apart later.',
  },
  'dossiers._index': {
    name: 'Dossiers',
    says: 'The policy files that are followed here, open and closed ones.',
  },
  'dossiers.new': {
    name: 'A new dossier',
    says: 'A name is enough to begin; procedure, summary, topics and team can follow.',
  },
  'dossiers.$slug._index': {
    name: 'Overview',
    says: 'The dossier at a glance: what waits for coding, who stands where, and what was said last.',
  },
  'dossiers.$slug.briefings': {
    name: 'Briefing',
    says: 'Choose topics, actors and a period; what you see is what the file holds. Every word of it leads to its quotes.',
  },
  'dossiers.$slug.history': history('a dossier'),
  'dossiers.$slug.milestones': {
    name: 'Milestones',
    says:
      'The events that are drawn on the time axis. A date may be a day, a month, ' +
      'a season or a span; rows can be pasted from a spreadsheet.',
  },
  'dossiers.$slug.milestones_.history': history('the milestones'),
  'dossiers.$slug.settings': {
    name: 'Settings of a dossier',
    says:
      'Its name, whom it is for and who works on it; close it, set the ' +
      'example aside, or take everything along as a package.',
  },
  'dossiers.$slug.stances': {
    name: 'Timeline',
    says: 'Who said what when, topic by topic: each dot is a statement, and leads to its sentence.',
  },
  'dossiers.$slug.topics._index': {
    name: 'Topics',
    says: 'The codebook: each topic is a proposition that one can support or oppose, with a meaning for every level.',
  },
  'dossiers.$slug.topics.new': {
    name: 'A new topic',
    says: 'A name and a proposition. Hints beside the fields never stop you; meanings of the levels can follow.',
  },
  'dossiers.$slug.topics.$topicId': {
    name: 'A topic',
    says: 'What its levels mean, where everybody stands on it, and how far coders agree.',
  },
  'dossiers.$slug.topics.$topicId_.draft': {
    name: 'Change a topic',
    says:
      'Your draft counts nowhere until it is saved. Before that the page says what saving ' +
      'would do: what is to be looked at again, and whose word would change.',
  },
  'dossiers.$slug.topics.$topicId_.history': history('a topic'),
  'dossiers.$slug.topics.$topicId_.merge': {
    name: 'Merge a topic',
    says: 'Two topics that ask the same become one. Nothing is lost: a merge can be taken apart later.',
  },
  'dossiers.$slug.topics.$topicId_.recheck': {
    name: 'To re-check',
    says:
      'Positions that were coded before the topic came to mean something ' +
      'else. They go on counting; confirm each, or code it anew.',
  },
  erasures: {
    name: 'Erasures',
    says: 'What was erased, when, by whom and on what ground. What it said is gone.',
  },
  help: {
    name: 'Help',
    says: 'What each page is for, its keys, and what the words mean.',
  },
  'imports._index': {
    name: 'Imports',
    says:
      'Files that were taken in, one by one, as a folder or as an archive, and ' +
      'what became of each. An import can be taken back as a whole.',
  },
  'imports.$importId': {
    name: 'An import',
    says:
      'What is new, what is held already, what has a question and what ' +
      'was refused. Nothing is stored before you take it in.',
  },
  'imports.$importId_.doubts': {
    name: 'Questions of an import',
    says: 'What its letters leave open, sorted by kind, so that one answer settles many.',
  },
  'imports.$importId_.files_.$fileId.columns': {
    name: 'Columns of a table',
    says: 'Which column holds what. The answer is remembered for tables with the same headings.',
  },
  'imports.$importId_.letter': {
    name: 'A letter that comes in',
    says: 'What was read off its head, beside its text. Correct what is wrong, then keep it.',
  },
  'lists._index': {
    name: 'Lists',
    says:
      'Actors, topics and milestones from a spreadsheet, with templates to fill in. ' +
      'What a list would change is shown before anything is stored.',
  },
  'lists.$listId': {
    name: 'A list',
    says:
      'What each row would do, old beside new, and what is asked. Taken in in one step, ' +
      'and taken back as a whole but for what was built on since.',
  },
  'letters._index': {
    name: 'Letters',
    says:
      'The letters of this dossier or all that you see, narrowed by kind, author, ' +
      'topic and date. Tick several to put them into a dossier at once.',
  },
  'letters.new': {
    name: 'Add letters',
    says: 'Choose files, drop them, or paste a text. Who wrote to whom and when is read off it and asked where in doubt.',
  },
  'letters.$letterId': {
    name: 'A letter',
    says: 'Its text, and the passages that state a position. Mark a sentence, choose topic and level, save; the next one waits.',
    keys: taggerKeys,
  },
  'letters.$letterId_.correction': {
    name: 'Correct a letter',
    says:
      'Who wrote to whom, when, and by which reference. The text stays as ' +
      'it is; what a corrected head no longer proves goes.',
  },
  'letters.$letterId_.concerns': {
    name: 'In charge of an editor',
    says: 'What colleagues say is wrong with this letter, and what editors answered.',
  },
  'letters.$letterId_.withdrawal': {
    name: 'Withdraw a letter',
    says:
      'Takes a letter away for everybody, with what is coded in it and what it proves, and says why; ' +
      'editors give it back as it was.',
  },
  proposals: {
    name: 'Proposals',
    says:
      'What colleagues would change, and letters in charge of an editor: taken as it is, changed before, or ' +
      'refused with a reason.',
  },
  'letters.withdrawn': {
    name: 'Withdrawn letters',
    says: 'Letters that editors withdrew, with who did it, when and why; each can be given back.',
  },
  'letters.$letterId_.erase': erasing('a letter'),
  'letters.$letterId_.history': history('a letter'),
  'letters.$letterId_.visibility': {
    name: 'Who may see a letter',
    says: 'Everybody here, named people, or the public. For others it is as if it were not there, in counts and charts too.',
  },
  method: {
    name: 'Method',
    says: 'How every number is made, rule by rule, with examples that are computed as you read.',
  },
  'people._index': {
    name: 'People',
    says: 'Who has an account, what they may do, and invitations that wait.',
  },
  'people.$userId': {
    name: 'A person',
    says: 'What an account may do, and how to end its access.',
  },
  'people.$userId_.history': history('a person'),
  settings: {
    name: 'Settings',
    says: 'What holds for the whole organisation.',
  },
  welcome: {
    name: 'Ways to begin',
    says: 'Look around the example, start a dossier of your own, add letters, or take in what somebody else made.',
  },
}
